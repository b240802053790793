"""What every page knows of the group: its name, whether its legal basis is recorded, whether it holds DEMO records."""

from members.institutions.models import Group
from members.terms.models import TermsOfReference


def group(request) -> dict:
    """The group and the Terms of Reference of today."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"demo": Group.objects.filter(demo=True).exists()}
    terms = TermsOfReference.objects.on().first()
    found = Group.get()
    return {
        "group": found,
        "terms_today": terms,
        "demo": bool(found and found.demo),
        "legal_basis_missing": bool(terms and not terms.has_instrument),
    }
