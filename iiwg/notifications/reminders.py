"""Reminders: what is due *by* a day, each step claimed once, merged into one letter a recipient.

A missed night is caught up in one letter, a double run sends nothing twice, and a run that dies has either sent
and remembered everything of a recipient or nothing.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iiwg.notifications.models import Notification, ReminderSent
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import post


@dataclass(frozen=True)
class Due:
    """One step of one reminder that is due for one recipient.

    subject: key of the record; line: called in the recipient's language, gives the sentence about the record.
    """

    rule: str
    step: str
    subject: str
    due_on: datetime.date
    recipient: Recipient
    line: Callable[[], str]
    path: str


_SOURCES: list[Callable[[datetime.date], Iterable[Due]]] = []


def register(source: Callable[[datetime.date], Iterable[Due]]) -> None:
    """Make a room's source of reminders known."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def steps(due_on: datetime.date, on: datetime.date, ladder: Iterable[int], every: int) -> list[str]:
    """The rungs passed by a day: "14", "3", "0", then every so many days while overdue: "+7", "+14", …"""
    left = (due_on - on).days
    passed = [str(days) for days in sorted(ladder, reverse=True) if left <= days]
    return passed + [f"+{days}" for days in range(every, -left + 1, max(every, 1)) if every > 0]


def run(on: datetime.date) -> list[Notification]:
    """Send what is due by a day and was not sent; the letters written."""
    by_recipient: dict[str, list[Due]] = defaultdict(list)
    for source in _SOURCES:
        for due in source(on):
            by_recipient[due.recipient.key].append(due)
    letters = [_one_letter(items, on) for _key, items in sorted(by_recipient.items())]
    return [letter for letter in letters if letter]


def _one_letter(items: list[Due], on: datetime.date) -> Notification | None:
    """Claim the steps of one recipient and write one letter about the records they concern."""
    try:
        with transaction.atomic():
            fresh = [item for item in items if not _claimed(item)]
            if not fresh:
                return None
            letter = _write(fresh)
            for item in fresh:
                ReminderSent.objects.create(
                    rule=item.rule,
                    step=item.step,
                    subject=item.subject,
                    due_on=item.due_on,
                    recipient_key=item.recipient.key,
                    notification=letter,
                    on=on,
                )
            return letter
    except IntegrityError:
        return None  # another run claimed a step first: it writes the letter


def _claimed(item: Due) -> bool:
    return ReminderSent.objects.filter(
        rule=item.rule,
        step=item.step,
        subject=item.subject,
        due_on=item.due_on,
        recipient_key=item.recipient.key,
    ).exists()


def _write(items: list[Due]) -> Notification:
    latest = list({item.subject: item for item in items}.values())
    recipient = items[0].recipient
    with translation.override(recipient.language):
        lines = [f"– {item.line()}" for item in latest]
        count = len(lines)
        subject = ngettext("Reminder: %(count)d matter is due", "Reminder: %(count)d matters are due", count)
        text = "\n".join([_("The secretariat reminds you of the following:"), "", *lines])
    path = latest[0].path if count == 1 else "/"
    return post(recipient, "reminder", subject % {"count": count}, text, about=latest[0].subject, path=path)
