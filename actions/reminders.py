"""What is due: days before as the Terms' ladder says, then every week while overdue. One letter an institution."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from actions.enums import ActionStatus
from actions.models import ActionItem
from actions.services.birth import in_one_line
from actions.services.work import path_of
from iiwg.audit.services import key
from iiwg.notifications.reminders import Due, steps
from members.services.recipients import of_institution_or_desk
from members.services.terms import on as terms_on

LADDER = (14, 3, 0)
EVERY = 7
RULE = "actions.due"
WAITING = (ActionStatus.OPEN, ActionStatus.ACCEPTED, ActionStatus.IN_PROGRESS)


def due(on: date):
    """Every step of every item that is due by a day, for everybody who gets the letter."""
    terms = terms_on(on)
    ladder = [step.days_before for step in terms.reminder_ladder.all()] if terms else []
    ladder = ladder or list(LADDER)
    every = terms.reminder_overdue_every_days if terms else EVERY
    items = (
        ActionItem.objects.filter(status__in=WAITING, due_on__lte=on + timedelta(days=max(ladder)))
        .select_related("responsible", "due_meeting")
        .prefetch_related("responsible__names", "responsible__parents__parent__names")
    )
    known: dict[int, list] = {}
    for item in items:
        if item.responsible_id not in known:
            known[item.responsible_id] = of_institution_or_desk(item.responsible)
        for step in steps(item.due_on, on, ladder, every):
            for recipient in known[item.responsible_id]:
                yield Due(RULE, step, key(item), item.due_on, recipient, _line(item, on), path_of(item))


def _line(item: ActionItem, on: date):
    def line() -> str:
        if item.due_on < on:
            return _("%(item)s – overdue") % {"item": in_one_line(item)}
        return in_one_line(item)

    return line
