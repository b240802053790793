"""What holds of every dated fact the secretariat enters: a name, a parent, a succession, a post.

What is not known yet is completed; what is wrong is corrected or withdrawn with a reason, and what stood is kept; no list of
an old meeting changes without a reason.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor, account_of
from iiwg.database.models import DatedFact, Withdrawable
from iiwg.database.periods import DatePrecision, first_of, last_of
from iiwg.workflow.rooms import brought
from iiwg.workflow.tables import Refused

Lists = dict[str, tuple[str, ...]]


def widened(fields: dict[str, Any]) -> dict[str, Any]:
    """What was entered, with days that are not known exactly widened to the month or the year."""
    found = dict(fields)
    if found.get("starts_on"):
        found["starts_on"] = first_of(found["starts_on"], found.get("starts_precision") or DatePrecision.DAY)
    if found.get("ends_on"):
        found["ends_on"] = last_of(found["ends_on"], found.get("ends_precision") or DatePrecision.DAY)
    return found


def refuse_backward(fields: dict[str, Any], sentence: str | Promise) -> None:
    """What was entered does not end before it starts."""
    starts_on, ends_on = fields.get("starts_on"), fields.get("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(sentence)


def complete(row: DatedFact, fields: dict[str, Any]) -> bool:
    """Fill the days a row on record leaves open with those entered; whether both speak of the same time."""
    starts_on, ends_on = fields.get("starts_on"), fields.get("ends_on")
    begins, ends = row.starts_on or starts_on, row.ends_on or ends_on
    if starts_on not in (None, begins) or ends_on not in (None, ends) or (begins and ends and ends < begins):
        return False
    for name in ("starts", "ends"):
        if not getattr(row, f"{name}_on") and fields.get(f"{name}_on"):
            setattr(row, f"{name}_on", fields[f"{name}_on"])
            setattr(row, f"{name}_precision", fields.get(f"{name}_precision") or DatePrecision.DAY)
    return True


def says_more(row: DatedFact, fields: dict[str, Any]) -> bool:
    """Whether what was entered tells a day that a row on record leaves open."""
    return any(fields.get(day) and not getattr(row, day) for day in ("starts_on", "ends_on"))


def is_apart(row: DatedFact, starts_on: datetime.date | None, ends_on: datetime.date | None) -> bool:
    """Whether a row is known to have ended before a period, or to have begun after it."""
    before = bool(row.ends_on and starts_on and row.ends_on < starts_on)
    return before or bool(row.starts_on and ends_on and ends_on < row.starts_on)


def correct(row: Withdrawable, *, because: str, by: Actor, **fields: Any) -> Any:
    """Put the right row in the place of one on record, which is kept with who corrected it, when and why."""
    _refuse_without_reason(because)
    return row.replace(by=account_of(by), because=because, **fields)


def withdraw(row: Withdrawable, *, because: str, by: Actor) -> None:
    """A row that was entered by mistake counts no more; it is kept with who withdrew it, when and why."""
    _refuse_without_reason(because)
    row.withdraw(by=account_of(by), because=because)


def _refuse_without_reason(because: str) -> None:
    if not because.strip():
        raise Refused(_("Say why: this step needs a reason."))


@contextmanager
def keeping_old_lists(subject: Model, because: str) -> Iterator[None]:
    """Refuse a change of an institution or a person by which a list of an old meeting would print other words.

    With a reason it is right: the list was printed with what was known then. What it left empty may be filled.
    """
    before = {} if because.strip() else _old_lists(subject)
    yield
    after = _old_lists(subject) if before else {}
    changed = [name for name, words in before.items() if _differ(words, after.get(name, ()))]
    if changed:
        raise Refused(
            _("%(lists)s would print another name or title. If that is right, write the reason below.")
            % {"lists": "; ".join(changed)}
        )


def _old_lists(subject: Model) -> Lists:
    """What lists of old meetings print of an institution or a person, by the title of the list."""
    return {name: words for lists in brought("old_lists") for name, words in lists(subject).items()}


def _differ(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    return any(old and old != new for old, new in zip(before, after, strict=True))
