"""What is due: days before as the Terms' ladder says, then every week while overdue. One letter an institution."""

from datetime import date

from django.utils.translation import gettext as _

from actions.items.models import ActionItem
from actions.items.services.items import in_one_line
from iiwg.audit.services import key
from iiwg.notifications.reminders import Due, Ladder
from members.seats.services.recipients import of_institutions_or_desk
from members.terms.services.terms import on as terms_on

RULE = "actions.due"
DAYS_BEFORE, WEEKLY = (14, 3, 0), 7


def due(on: date):
    """The rung reached by a day of every item that waits, for everybody who gets the letter."""
    ladder = _ladder(on)
    items = ActionItem.objects.at_work().filter(due_on__lte=ladder.last_due_date(on)).with_rows()
    told = of_institutions_or_desk(item.responsible for item in items)
    for item in items:
        rung = ladder.rung(item.due_on, on)
        for recipient in told[item.responsible_id]:
            yield Due(RULE, rung, key(item), item.due_on, recipient, _line(item, on), item.get_absolute_url())


def _ladder(on: date) -> Ladder:
    terms = terms_on(on)
    if terms is None:
        return Ladder(DAYS_BEFORE, WEEKLY)
    days = tuple(step.days_before for step in terms.reminder_ladder.all())
    return Ladder(days or DAYS_BEFORE, terms.reminder_overdue_every_days)


def _line(item: ActionItem, on: date):
    def line() -> str:
        if item.due_on < on:
            return _("%(item)s – overdue") % {"item": in_one_line(item)}
        return in_one_line(item)

    return line
