"""Facilities, found by any of their names and by where they lie."""

from django.utils.translation import gettext_lazy as _

from iiwg.pages.languages import RECORD_LANGUAGES, fields_of
from iiwg.search.findable import Findable, Hit
from tmf_registry.facilities.models import Facility
from tmf_registry.facilities.rules import visible_facilities

NAMES = (*fields_of("name", RECORD_LANGUAGES), "aliases", "region", "place", "river_basin", "operator_note")


def facilities() -> Findable:
    """Tailings management facilities and waste dumps."""
    return Findable(
        name="facilities",
        title=_("Facilities"),
        model=Facility,
        visible=visible_facilities,
        words=lambda row: [getattr(row, name) for name in NAMES],
        hit=lambda row: Hit(str(row), row.get_absolute_url(), row.get_kind_display()),
    )
