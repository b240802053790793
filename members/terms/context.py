"""What every page knows of the group: its name, whether its legal basis is recorded, whether it holds DEMO records."""

from iiwg.pages.brought import Banner
from iiwg.pages.templatetags.pages import translated
from members.institutions.models import Group
from members.institutions.rules import cached_on
from members.terms.models import TermsOfReference


def group(request) -> dict:
    """The group and the Terms of Reference of today; nobody who has not signed in is told of either."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    terms = _terms_today(request)
    return {
        "group": _group(request),
        "terms_today": terms,
        "legal_basis_missing": bool(terms and not terms.has_instrument),
    }


def site_name(request) -> str:
    """What the group is called by the Terms of Reference of today."""
    terms = group(request).get("terms_today")
    return translated(terms, "name") if terms else ""


def demo_banner(request) -> Banner | None:
    """Everybody is told when records are invented for trying the system out."""
    found = _group(request)
    return Banner("top", "members/terms/banners/demo.html") if found and found.demo else None


def legal_basis_banner(request) -> Banner | None:
    """That the Terms of Reference are applied without their instrument."""
    if not group(request).get("legal_basis_missing"):
        return None
    return Banner("foot", "members/terms/banners/legal_basis.html")


def _group(request) -> Group | None:
    return cached_on(request, "_group", Group.get)


def _terms_today(request) -> TermsOfReference | None:
    return cached_on(request, "_terms_today", lambda: TermsOfReference.objects.on().first())
