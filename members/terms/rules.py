"""Who reads and changes the Terms of Reference."""

import rules
from django.db.models import QuerySet

from iiwg.accounts.rules import is_observer, is_secretariat
from iiwg.database.models import today
from members.institutions.models import Group
from members.institutions.rules import cached_on, is_reader
from members.terms.models import Signatory, TermsOfReference


@rules.predicate
def is_observer_of_reports(user) -> bool:
    """An observer, where the Terms of Reference that apply to the group today open reports to observers."""
    return is_observer(user) and cached_on(user, "_reads_reports", _terms_open_reports)


def _terms_open_reports() -> bool:
    own = TermsOfReference.objects.on(today()).filter(country__in=Group.objects.values("country"))
    return own.filter(observers_read_reports=True).exists()


rules.add_perm("members.view_terms", is_reader)
rules.add_perm("members.change_terms", is_secretariat)


def visible_terms(user) -> QuerySet[TermsOfReference]:
    """The versions a user may see."""
    return TermsOfReference.objects.all() if is_reader(user) else TermsOfReference.objects.none()


def visible_signatories(user) -> QuerySet[Signatory]:
    """The signatories a user may see: those of the versions."""
    return Signatory.objects.filter(terms__in=visible_terms(user))
