"""Turns in the chair, found by the institution, the official and the letters."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iiwg.search.findable import Findable, Hit
from members.chairs.models import ChairingTerm
from members.chairs.rules import visible_chairing_terms
from members.institutions.models import Institution
from members.people.models import Person


def chairing_terms() -> Findable:
    """Turns in the chair."""
    return Findable(
        name="chairs",
        title=_("Turns in the chair"),
        model=ChairingTerm,
        visible=visible_chairing_terms,
        words=_words,
        hit=_hit,
        parts={Institution: "institution", Person: "person"},
        needs=("institution", "person"),
        lists=("institution__names",),
    )


def _words(row: ChairingTerm) -> list:
    names = [name.text for name in row.institution.names.all()]
    return [*names, row.person, row.person and row.person.latin_name, row.letter_number, row.end_number]


def _hit(row: ChairingTerm) -> Hit:
    text = f"{row.institution_name()} – {row.person}" if row.person else row.institution_name()
    return Hit(
        text, reverse("members:chairs"), _("Turn in the chair"), number=row.letter_number, day=row.starts_on
    )
