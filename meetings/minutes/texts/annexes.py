"""The annexes of minutes: the participants, the action plan, each list that was adopted."""

import datetime
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from iiwg.pages.dates import long_date
from meetings.attendance.texts import grouped
from meetings.minutes.models import Minutes
from meetings.minutes.texts.attended import THERE
from members.seats.models import LpiVersion
from members.seats.texts.lists import lpi_html


@dataclass(frozen=True)
class Adoption:
    """A list of institutions that minutes adopt, from which day, and the name of the decision."""

    version: LpiVersion
    begins: datetime.date
    decision: str


@dataclass(frozen=True)
class Annex:
    """One annex: its title in the list of annexes, “Annex 1 to minutes № 3 of 15 May 2026”, its text."""

    title: str
    label: str
    html: str


def annexes(minutes: Minutes, language: str, context: dict, adoptions: list[Adoption]) -> list[Annex]:
    """Every annex in order, in the active language; `context`: what the text of the minutes is made of."""
    context = context | {"present": grouped(minutes.meeting, language, THERE)}
    found = [
        (_("List of participants"), render_to_string("meetings/minutes/print/_annex_people.html", context))
    ]
    if context["plan"]:
        found.append((_("Action plan"), render_to_string("meetings/minutes/print/_annex_plan.html", context)))
    for adoption in adoptions:
        title = _("List of Participating Institutions, version %(number)d") % {
            "number": adoption.version.number
        }
        html = lpi_html(adoption.version, language, adoption.begins, decision=adoption.decision)
        found.append((title, html))
    return [
        Annex(title, _label(number, minutes, language), html)
        for number, (title, html) in enumerate(found, start=1)
    ]


def _label(number: int, minutes: Minutes, language: str) -> str:
    meeting = minutes.meeting
    words = {
        "annex": number,
        "number": minutes.number,
        "day": long_date(meeting.held_on, language, meeting.date_precision),
    }
    if minutes.number:
        return pgettext("minutes", "Annex %(annex)d to minutes № %(number)s of %(day)s") % words
    return pgettext("minutes", "Annex %(annex)d to the minutes of %(day)s") % words
