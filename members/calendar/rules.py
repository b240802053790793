"""Who reads the calendar, who changes it."""

import rules
from django.db.models import QuerySet

from iiwg.accounts.rules import is_administrator, is_secretariat
from members.calendar.models import Holiday
from members.institutions.rules import is_reader

rules.add_perm("members.change_calendar", is_secretariat | is_administrator)


def visible_days(user) -> QuerySet[Holiday]:
    """The days of the calendar a user may see."""
    return Holiday.objects.all() if is_reader(user) else Holiday.objects.none()
