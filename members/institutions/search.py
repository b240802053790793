"""Institutions, found by any of their names, also the former ones."""

from django.utils.translation import gettext_lazy as _

from iiwg.search.findable import Findable, Hit
from members.institutions.models import Institution, InstitutionName
from members.institutions.rules import visible_institutions


def institutions() -> Findable:
    """Institutions."""
    return Findable(
        name="institutions",
        title=_("Institutions"),
        model=Institution,
        visible=visible_institutions,
        words=_words,
        hit=lambda row: Hit(row.name(), row.get_absolute_url(), row.get_kind_display()),
        parts={InstitutionName: "names"},
        lists=("names",),
    )


def _words(row: Institution) -> list[str]:
    return [*(name.text for name in row.names.all()), row.code, row.contact_email, row.phone]
