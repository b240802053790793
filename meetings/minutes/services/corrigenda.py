"""Write a corrigendum to approved minutes. It is put to approval and published as minutes are (`approvals`)."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor, account_of
from iiwg.workflow.doors import changing, creating
from iiwg.workflow.tables import Refused
from meetings.minutes.enums import DueKind, LineKind
from meetings.minutes.models import Correction, Corrigendum, Line, Minutes
from meetings.minutes.services.readiness import Wanting, nobody_asked
from meetings.minutes.texts.corrigendum import due_at, words_at
from meetings.minutes.texts.due import due_in_words


def start(minutes: Minutes, *, reason: str, by: Actor) -> Corrigendum:
    """Begin a corrigendum to approved minutes."""
    with creating(Corrigendum, "meetings.corrigendum.start", about=minutes, by=by) as make:
        return make(minutes=minutes, reason=reason.strip(), created_by=account_of(by))


def change_reason(corrigendum: Corrigendum, *, reason: str, by: Actor) -> None:
    """Say otherwise why the minutes are corrected."""
    with changing(corrigendum, "meetings.corrigendum.reason", by=by) as row:
        row.reason = reason.strip()


def correct(
    corrigendum: Corrigendum,
    *,
    old: str = "",
    new: str = "",
    line: Line | None = None,
    place: str = "",
    due_on: date | None = None,
    by: Actor,
) -> Correction:
    """Correct one place: a line, or another place that is named; the words to be replaced stand there exactly once.

    due_on: the day until which the action item of the line is to be done; words may then be left as they are.
    """
    with changing(corrigendum, "meetings.corrigendum.correct", by=by) as row:
        _refuse_wrong_place(row, line, place)
        if due_on:
            _refuse_wrong_day(line, due_on)
        if old.strip() or new.strip() or not due_on:
            _refuse_wrong_words(row, line, old, new)
        return row.corrections.create(
            line=line,
            place=place.strip(),
            old=old.strip(),
            new=new.strip(),
            due_on=due_on,
            written_by=account_of(by),
        )


def _refuse_wrong_place(corrigendum: Corrigendum, line: Line | None, place: str) -> None:
    if (line is None) == (not place.strip()):
        raise Refused(_("Name one place: a line of the minutes, or another place in your words."))
    if line and (line.minutes_id != corrigendum.minutes_id or line.removed_at):
        raise Refused(_("This line is not in these minutes."))


def _refuse_wrong_day(line: Line | None, due_on: date) -> None:
    if line is None or line.kind != LineKind.ACTION:
        raise Refused(_("Only a line that is an action item has a due date. Choose that line."))
    if _is_due_already(line, due_on):
        raise Refused(_("That is the due date already. Say which other day it is."))


def _is_due_already(line: Line, due_on: date) -> bool:
    return due_at(line) == due_in_words(DueKind.DAY, due_on)


def _refuse_wrong_words(corrigendum: Corrigendum, line: Line | None, old: str, new: str) -> None:
    old_words, new_words = " ".join(old.split()), " ".join(new.split())
    if not old_words or old_words == new_words:
        raise Refused(_("Say which words stand there, and which other ones are to be read."))
    found = words_at(corrigendum.minutes, line).count(old_words)
    if found == 0:
        raise Refused(_("These words do not stand there. Copy them from the approved text."))
    if found > 1:
        raise Refused(_("These words stand there more than once. Give more of the words around them."))


def uncorrect(correction: Correction, *, by: Actor) -> None:
    """Take a correction out while the corrigendum is being written."""
    with changing(correction, "meetings.corrigendum.uncorrect", by=by, part_of=correction.corrigendum) as row:
        row.delete()


def discard(corrigendum: Corrigendum, *, by: Actor) -> None:
    """Throw a corrigendum away that was never sent for approval."""
    with changing(corrigendum, "meetings.corrigendum.discard", by=by) as row:
        row.corrections.all().delete()
        row.delete()


def readiness(corrigendum: Corrigendum) -> list[Wanting]:
    """What is missing before it can be sent for approval."""
    found = [] if corrigendum.corrections.exists() else [Wanting(_("The corrigendum corrects nothing yet."))]
    for row in corrigendum.corrections.select_related("line"):
        found += _overtaken(row)
    return [*found, *nobody_asked(corrigendum)]


def _overtaken(correction: Correction) -> Iterator[Wanting]:
    """What another corrigendum has replaced since the correction was written."""
    words, line = " ".join(correction.old.split()), correction.line
    if words and words_at(correction.corrigendum.minutes, line).count(words) != 1:
        yield Wanting(
            _("These words do not stand there any more: “%(words)s”. Take the correction out.")
            % {"words": correction.old}
        )
    if line and correction.due_on and _is_due_already(line, correction.due_on):
        yield Wanting(
            _("Another corrigendum gave action item %(number)s this due date. Take the correction out.")
            % {"number": line.number}
        )


def give_number(corrigendum: Corrigendum) -> None:
    """The next number among the corrigenda of the same minutes; one that was given is kept."""
    if corrigendum.ordinal is None:
        last = corrigendum.minutes.corrigenda.aggregate(last=Max("ordinal"))["last"] or 0
        corrigendum.ordinal = last + 1
        corrigendum.save(update_fields=["ordinal"])
