"""What every page knows of the group: its name, whether its legal basis is recorded, whether it holds DEMO records."""

from django.db.models import Exists

from iiwg.pages.brought import Banner
from iiwg.pages.languages import RECORD_LANGUAGES, fields_of
from iiwg.pages.templatetags.pages import translated
from members.institutions.models import Group
from members.institutions.rules import cached_on
from members.terms.models import TermsOfReference

ON_EVERY_PAGE = (*fields_of("name", RECORD_LANGUAGES), "instrument_kind", "instrument_date", "status")


def group(request) -> dict:
    """The group and the Terms of Reference of today; nobody who has not signed in is told of either."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    terms = _terms_today(request)
    return {
        "is_demo": cached_on(
            request, "_is_demo", lambda: terms.is_demo if terms else Group.is_for_trying_out()
        ),
        "terms_today": terms,
        "legal_basis_missing": bool(terms and not terms.has_instrument),
    }


def site_name(request) -> str:
    """What the group is called by the Terms of Reference of today."""
    terms = group(request).get("terms_today")
    return translated(terms, "name") if terms else ""


def demo_banner(request) -> Banner | None:
    """Everybody is told when records are invented for trying the system out."""
    known = group(request)
    demo = known["is_demo"] if known else Group.is_for_trying_out()
    return Banner("top", "members/terms/banners/demo.html") if demo else None


def legal_basis_banner(request) -> Banner | None:
    """That the Terms of Reference are applied without their instrument."""
    if not group(request).get("legal_basis_missing"):
        return None
    return Banner("foot", "members/terms/banners/legal_basis.html")


def _terms_today(request) -> TermsOfReference | None:
    """What every page says of the Terms, with whether the group is invented, in one query; the rest is asked where needed."""

    def found() -> TermsOfReference | None:
        demo = Exists(Group.objects.filter(demo=True))
        return TermsOfReference.objects.on().annotate(is_demo=demo).only(*ON_EVERY_PAGE).first()

    return cached_on(request, "_terms_today", found)
