"""How a paragraph of the Terms of Reference is named, and where it is read."""

from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.pages.dates import long_date
from members.terms.models import TermsOfReference


def address_of(terms: TermsOfReference, number: int) -> str:
    """The address of a paragraph on the page of its version."""
    return f"{terms.get_absolute_url()}#p{number}"


def act_of(terms: TermsOfReference, language: str) -> str:
    """“Order № 12, 3 May 2024”: the act behind a version, as far as it is known; empty where none is recorded."""
    if not (terms.instrument_kind and terms.instrument_date):
        return ""
    number = f" № {terms.instrument_number}" if terms.instrument_number else ""
    day = long_date(terms.instrument_date, language)
    with translation.override(language):
        return f"{terms.get_instrument_kind_display()}{number}, {day}"


def of_today(topic: str) -> tuple[str, str] | None:
    """“Terms of Reference, paragraph 21” and its address; None where the version that applies has none on the topic."""
    terms = TermsOfReference.objects.on().first()
    number = terms.paragraph_on(topic) if terms else None
    if terms is None or number is None:
        return None
    return _("Terms of Reference, paragraph %(paragraph)s") % {"paragraph": number}, address_of(terms, number)
