"""Reminders: what is due *by* a day, one claim for the rung reached, merged into one letter a recipient.

A missed night is caught up in one letter, a double run sends nothing twice, and a run that dies has either sent
and remembered everything of a recipient or nothing.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iiwg.notifications.models import Notification, ReminderSent
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import post
from iiwg.workflow.rooms import brought

Series = tuple[str, str, datetime.date, str]


@dataclass(frozen=True)
class Ladder:
    """When a reminder is sent: some days before the due date, then every so many days while it is overdue.

    days_before: 14, 3, 0; overdue_every_days: 7, or 0 where nothing is sent after the last day.
    """

    days_before: tuple[int, ...]
    overdue_every_days: int = 0

    def last_due_date(self, on: datetime.date) -> datetime.date:
        """The latest due date of which a rung is reached on a day."""
        return on + datetime.timedelta(days=max(self.days_before))

    def rung(self, due_on: datetime.date, on: datetime.date) -> int | None:
        """The highest rung passed by a day, in days after the due date (-14, -3, 0, 7, 14, …); None before the first."""
        overdue = (on - due_on).days
        if 0 < self.overdue_every_days <= overdue:
            return overdue - overdue % self.overdue_every_days
        return max((-days for days in self.days_before if -days <= overdue), default=None)


@dataclass(frozen=True)
class Due:
    """The rung of one reminder that is reached for one recipient.

    subject: key of the record; line: called in the recipient's language, gives the sentence about the record.
    """

    rule: str
    rung: int
    subject: str
    due_on: datetime.date
    recipient: Recipient
    line: Callable[[], str]
    path: str

    @property
    def series(self) -> Series:
        """The reminders of which this is one: of a rule, a record and its due date, to a recipient."""
        return self.rule, self.subject, self.due_on, self.recipient.key


def run(on: datetime.date) -> list[Notification]:
    """Send what is due by a day and was not sent; the letters written."""
    by_recipient: dict[str, list[Due]] = defaultdict(list)
    for item in _not_sent([item for source in brought("reminders") for item in source(on)]):
        by_recipient[item.recipient.key].append(item)
    letters = [_one_letter(items, on) for _key, items in sorted(by_recipient.items())]
    return [letter for letter in letters if letter]


def _not_sent(due: list[Due]) -> list[Due]:
    """Those whose rung is above the highest one claimed; a recipient who is named twice is written to once."""
    reached = _reached(due)
    once = {item.series: item for item in due}
    return [item for series, item in once.items() if series not in reached or item.rung > reached[series]]


def _reached(due: list[Due]) -> dict[Series, int]:
    """The highest rung claimed in each series, at one query a rule."""
    subjects: dict[str, set[str]] = defaultdict(set)
    for item in due:
        subjects[item.rule].add(item.subject)
    reached = {}
    for rule, keys in subjects.items():
        sent = ReminderSent.objects.filter(rule=rule, subject__in=keys)
        for row in sent.values("subject", "due_on", "recipient_key").annotate(highest=Max("rung")):
            reached[rule, row["subject"], row["due_on"], row["recipient_key"]] = row["highest"]
    return reached


def _one_letter(items: list[Due], on: datetime.date) -> Notification | None:
    """Write one letter to one recipient about what is due and claim it; both or neither."""
    try:
        with transaction.atomic():
            letter = _write(items)
            ReminderSent.objects.bulk_create(_claim(item, letter, on) for item in items)
            return letter
    except IntegrityError:
        return None  # another run claimed a rung first: it writes the letter


def _claim(item: Due, letter: Notification, on: datetime.date) -> ReminderSent:
    return ReminderSent(
        rule=item.rule,
        rung=item.rung,
        subject=item.subject,
        due_on=item.due_on,
        recipient_key=item.recipient.key,
        notification=letter,
        on=on,
    )


def _write(items: list[Due]) -> Notification:
    recipient, count = items[0].recipient, len(items)
    with translation.override(recipient.language):
        lines = [f"– {item.line()}" for item in items]
        subject = ngettext("Reminder: %(count)d matter is due", "Reminder: %(count)d matters are due", count)
        text = "\n".join([_("The secretariat reminds you of the following:"), "", *lines])
    path = items[0].path if count == 1 else "/"
    return post(recipient, "reminder", subject % {"count": count}, text, about=items[0].subject, path=path)
