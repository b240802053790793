"""What minutes still lack before they can be sent for approval: one check a function, each yields its sentences."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.database.periods import DatePrecision
from iiwg.pages.languages import in_language
from iiwg.workflow.tables import Refused
from meetings.agenda.models import AgendaItem
from meetings.agenda.texts import numbers_of
from meetings.attendance.enums import Presence
from meetings.meeting.models import Meeting
from meetings.minutes.enums import DueKind, LineKind, MinutesStatus
from meetings.minutes.models import Line, Minutes
from meetings.minutes.services.approvers import approvers
from meetings.minutes.texts.minutes import NUMBERED, lines_of, text_of
from meetings.minutes.texts.papers import Paper
from members.seats.enums import LpiStatus
from members.seats.services import lpi
from members.terms.services import numbers


@dataclass(frozen=True)
class Wanting:
    """A sentence that says what is missing; `mend`: the words of the link to where it is mended, and its address."""

    sentence: str
    mend: tuple[str, str] | None = None

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class Draft:
    """Minutes as they are checked: their lines, and the number of each agenda item by its id."""

    minutes: Minutes
    lines: list[Line]
    items: dict[int, int]

    @property
    def meeting(self) -> Meeting:
        """The meeting they are of."""
        return self.minutes.meeting


def readiness(minutes: Minutes) -> list[Wanting]:
    """What is missing; empty when the minutes can be sent."""
    draft = Draft(minutes, list(lines_of(minutes)), numbers_of(minutes.meeting))
    found = [sentence for check in OF_THE_WHOLE for sentence in check(draft)]
    for line in draft.lines:
        checks = OF_A_LINE if line.item_id in draft.items else (_is_printed,)
        found += [sentence for check in checks for sentence in check(draft, line)]
    return list(dict.fromkeys(found))


def warnings(minutes: Minutes) -> list[str]:
    """What does not block and is said before sending: the items of which the text says that they were not considered."""
    items = numbers_of(minutes.meeting)
    written = set(lines_of(minutes).values_list("item_id", flat=True))
    silent = AgendaItem.objects.in_bulk(items.keys() - written) if written else {}
    if not silent:
        return []
    named = [
        f"{number}. {in_language(silent[pk], 'title', get_language())}"
        for pk, number in items.items()
        if pk in silent
    ]
    return [
        _(
            "Nothing is written under these items, and the minutes say that they were not considered: %(items)s."
        )
        % {"items": "; ".join(named)}
    ]


def _meeting_was_held(draft: Draft) -> Iterator[Wanting]:
    if not draft.meeting.is_over:
        yield Wanting(_("The meeting is not marked as held."))


def _somebody_was_present(draft: Draft) -> Iterator[Wanting]:
    if not draft.meeting.attendance.filter(presence=Presence.PRESENT).exists():
        yield Wanting(_("Nobody is marked as present."))


def _of_meeting(label: str, draft: Draft) -> tuple[str, str]:
    """The link to the form of the meeting."""
    return label, reverse("meetings:meeting-edit", args=[draft.meeting.pk])


def _somebody_presided(draft: Draft) -> Iterator[Wanting]:
    if draft.meeting.presiding_id is None:
        yield Wanting(
            _("It is not recorded who presided over the meeting."),
            mend=_of_meeting(_("Say who presided"), draft),
        )


def _somebody_was_secretary(draft: Draft) -> Iterator[Wanting]:
    if draft.meeting.secretary_id is None:
        yield Wanting(
            _("It is not recorded who was the secretary of the meeting."),
            mend=_of_meeting(_("Say who was the secretary"), draft),
        )


def _somebody_is_asked(draft: Draft) -> Iterator[Wanting]:
    return nobody_asked(draft.minutes)


def nobody_asked(paper: Paper) -> Iterator[Wanting]:
    """Every institution asked has an official who answers: nothing is sent to nobody."""
    try:
        asked = approvers(paper)
    except Refused as refusal:
        yield Wanting(str(refusal.sentence), mend=refusal.mend)
        return
    for term in asked:
        if not term.has_official:
            page = "members:former-official" if term.is_over else "members:official"
            yield Wanting(
                _("No official of this institution is named to approve the minutes: %(institution)s.")
                % {"institution": term.institution_name(paper.meeting.held_on)},
                mend=(_("Name the senior official"), reverse(page, args=[term.pk])),
            )


def _something_was_written(draft: Draft) -> Iterator[Wanting]:
    if not draft.lines:
        yield Wanting(_("The minutes are empty."))


def _outcomes_can_be_numbered(draft: Draft) -> Iterator[Wanting]:
    if any(line.kind in NUMBERED for line in draft.lines) and _needs_number(draft.meeting):
        yield Wanting(
            _("The meeting has no number, and the numbers of outcomes are made from it."),
            mend=_of_meeting(_("Give the meeting its number"), draft),
        )


def _needs_number(meeting: Meeting) -> bool:
    patterns = [row.pattern for row in meeting.terms.number_patterns.all()] if meeting.terms else []
    patterns = patterns or list(numbers.DEFAULT_PATTERN.values())
    return not (meeting.sequence or meeting.number) and any("{meeting}" in pattern for pattern in patterns)


def _a_list_is_adopted_once(draft: Draft) -> Iterator[Wanting]:
    named = [line.lpi_version_id for line in draft.lines if line.lpi_version_id]
    elsewhere = Line.objects.filter(
        lpi_version_id__in=named, removed_at__isnull=True, minutes__status=MinutesStatus.FOR_APPROVAL
    ).exclude(minutes=draft.minutes)
    if len(named) > len(set(named)) or elsewhere.exists():
        yield Wanting(_("Two decisions adopt the same list of institutions. Leave it with one of them."))


def _is_printed(draft: Draft, line: Line) -> Iterator[Wanting]:
    """A line under an item without a number stands in no text; such an item is restricted, the meeting is not."""
    yield Wanting(
        _(
            "An item with lines is restricted, and all members would read its text. Open the item, or restrict the meeting."
        )
    )


def _has_text(draft: Draft, line: Line) -> Iterator[Wanting]:
    if not text_of(line, draft.minutes.language).strip():
        yield Wanting(_("A line under item %(item)d has no text.") % {"item": draft.items[line.item_id]})


def _adopts_a_proposed_list(draft: Draft, line: Line) -> Iterator[Wanting]:
    if line.lpi_version and line.lpi_version.status != LpiStatus.PENDING:
        yield Wanting(
            _("A decision under item %(item)d adopts a list of institutions that is not proposed.")
            % {"item": draft.items[line.item_id]}
        )


def _adopts_a_list_from_a_day(draft: Draft, line: Line) -> Iterator[Wanting]:
    if line.lpi_version is None:
        return
    if line.applies_from is None and draft.meeting.date_precision != DatePrecision.DAY:
        yield Wanting(
            _("The day of the meeting is not known. Say at the decision from which day the list applies.")
        )
    elif sentence := lpi.why_not_from(line.adopts_from):
        yield Wanting(sentence)


def _adopts_by_decision(draft: Draft, line: Line) -> Iterator[Wanting]:
    if (line.lpi_version or line.terms) and line.kind != LineKind.DECIDED:
        yield Wanting(
            _("A line under item %(item)d adopts a list or Terms of Reference and is no decision.")
            % {"item": draft.items[line.item_id]}
        )


def _says_who_and_until_when(draft: Draft, line: Line) -> Iterator[Wanting]:
    if line.kind == LineKind.ACTION and not (line.responsible_id and _has_due(line)):
        yield Wanting(
            _("An action item under item %(item)d has no responsible institution or no due date.")
            % {"item": draft.items[line.item_id]}
        )


def _has_due(line: Line) -> bool:
    if line.due_kind in (DueKind.DAY, DueKind.QUARTER):
        return line.due_on is not None
    if line.due_kind == DueKind.MEETING:
        return line.due_meeting_id is not None
    return line.due_kind == DueKind.ONGOING


OF_THE_WHOLE: tuple[Callable[[Draft], Iterator[Wanting]], ...] = (
    _meeting_was_held,
    _somebody_was_present,
    _something_was_written,
    _outcomes_can_be_numbered,
    _a_list_is_adopted_once,
    _somebody_presided,
    _somebody_was_secretary,
    _somebody_is_asked,
)
OF_A_LINE: tuple[Callable[[Draft, Line], Iterator[Wanting]], ...] = (
    _has_text,
    _adopts_a_proposed_list,
    _adopts_a_list_from_a_day,
    _adopts_by_decision,
    _says_who_and_until_when,
)
