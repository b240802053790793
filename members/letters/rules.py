"""Who reads and changes letters."""

import rules
from django.db.models import QuerySet

from iiwg.accounts.models import User
from iiwg.accounts.rules import is_secretariat
from members.chairs.rules import is_cochair
from members.institutions.rules import nominates_for
from members.letters.models import Letter


@rules.predicate
def is_of_own_institution(user: User, letter: Letter | None) -> bool:
    """A letter to or from an institution this user speaks for."""
    return letter is not None and letter.institution_id in nominates_for(user)


rules.add_perm("members.view_letter", is_secretariat | is_cochair | is_of_own_institution)
rules.add_perm("members.change_letter", is_secretariat)


def visible_letters(user: User) -> QuerySet[Letter]:
    """The letters a user may see: each institution those that go to it or come from it."""
    if is_secretariat(user) or is_cochair(user):
        return Letter.objects.all()
    return Letter.objects.filter(institution_id__in=nominates_for(user))
