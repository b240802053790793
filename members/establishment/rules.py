"""Who sees how a group is established and what it is for, and who changes it."""

import rules
from django.db.models import QuerySet

from iiwg.accounts.rules import is_secretariat
from iiwg.audit.actors import Account
from members.establishment.models import EstablishmentStep, Objective, Playbook
from members.institutions.rules import is_reader


def visible_steps(user: Account) -> QuerySet[EstablishmentStep]:
    """The steps a user may see: all, for who reads the register."""
    return EstablishmentStep.objects.all() if is_reader(user) else EstablishmentStep.objects.none()


def visible_objectives(user: Account) -> QuerySet[Objective]:
    """The objectives a user may see: all, for who reads the register."""
    return Objective.objects.all() if is_reader(user) else Objective.objects.none()


def visible_playbooks(user: Account) -> QuerySet[Playbook]:
    """The playbooks a user may see: all, for who reads the register."""
    return Playbook.objects.all() if is_reader(user) else Playbook.objects.none()


rules.add_perm("members.change_establishment", is_secretariat)
