"""Who reads and changes letters."""

import rules

from iiwg.accounts.rules import is_secretariat
from members.chairs.rules import is_cochair
from members.institutions.rules import nominates_for


@rules.predicate
def is_of_own_institution(user, letter):
    """A letter to or from an institution this user speaks for."""
    return letter is not None and letter.institution_id in nominates_for(user)


rules.add_perm("members.view_letter", is_secretariat | is_cochair | is_of_own_institution)
rules.add_perm("members.change_letter", is_secretariat)
