"""Who sees the steps of the establishment, who changes them."""

import rules
from django.db.models import QuerySet

from iiwg.accounts.rules import is_secretariat
from iiwg.audit.actors import Account
from members.establishment.models import EstablishmentStep
from members.institutions.rules import is_reader


def visible_steps(user: Account) -> QuerySet[EstablishmentStep]:
    """The steps a user may see: all, for who reads the register."""
    return EstablishmentStep.objects.all() if is_reader(user) else EstablishmentStep.objects.none()


rules.add_perm("members.change_establishment", is_secretariat)
