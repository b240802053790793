"""Template tags of accounts: what of the proofs of signing in is still missing."""

from django import template

from iiwg.accounts.models import User
from iiwg.accounts.proof import has_factor, is_factor_asked_of

register = template.Library()


@register.filter
def lacks_factor(user: User) -> bool:
    """Whether a second factor is asked of a user who has none: nothing else is open until it is set up."""
    return is_factor_asked_of(user) and not has_factor(user)
