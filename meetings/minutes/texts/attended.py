"""Who was there and who was not, as minutes say it: members, secretariat and the invited apart, each counted."""

from collections.abc import Set
from dataclasses import dataclass

from django.utils.translation import pgettext

from meetings.attendance.enums import AWAY, ParticipantRole, Presence
from meetings.attendance.texts import Group, grouped
from meetings.meeting.models import Meeting

MEMBERS = {ParticipantRole.MEMBER, ParticipantRole.ALTERNATE}
SECRETARIAT = {ParticipantRole.SECRETARIAT}
INVITED = set(ParticipantRole) - MEMBERS - SECRETARIAT
THERE = {Presence.PRESENT, Presence.REGISTERED}


@dataclass(frozen=True)
class Party:
    """One line of the head of minutes: its heading with the count, and the people in groups."""

    heading: str
    groups: list[Group]

    @property
    def count(self) -> int:
        """How many people."""
        return _count(self.groups)


def those_there(meeting: Meeting, language: str) -> list[Party]:
    """Members with how many of them were expected, the secretariat, the invited; in the active language."""
    present = grouped(meeting, language, THERE)
    members = _count(_of(present, MEMBERS))
    expected = members + _count(_of(grouped(meeting, language, AWAY), MEMBERS))
    words = {"count": members, "all": expected}
    found = [
        Party(
            pgettext("minutes", "Members present (%(count)d of %(all)d)") % words,
            _of(present, MEMBERS),
        ),
        _party(pgettext("minutes", "Secretariat (%(count)d)"), _of(present, SECRETARIAT)),
        _party(pgettext("minutes", "Invited (%(count)d)"), _of(present, INVITED)),
    ]
    return [party for party in found if party.groups]


def those_away(meeting: Meeting, language: str) -> list[Party]:
    """Members and others who were expected and did not come; in the active language."""
    absent = grouped(meeting, language, AWAY)
    found = [
        _party(pgettext("minutes", "Members absent (%(count)d)"), _of(absent, MEMBERS)),
        _party(pgettext("minutes", "Others absent (%(count)d)"), _of(absent, SECRETARIAT | INVITED)),
    ]
    return [party for party in found if party.groups]


def _party(heading: str, groups: list[Group]) -> Party:
    return Party(heading % {"count": _count(groups)}, groups)


def _of(groups: list[Group], roles: Set[ParticipantRole]) -> list[Group]:
    return [group for group in groups if group.code in roles]


def _count(groups: list[Group]) -> int:
    return sum(group.count for group in groups)
