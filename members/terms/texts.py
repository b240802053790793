"""How a paragraph of the Terms of Reference is named, and where it is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from iiwg.pages.dates import long_date
from iiwg.pages.numbers import with_sign
from members.terms.enums import ChairModel
from members.terms.models import TermsOfReference

_spoken_of: ContextVar[str] = ContextVar("chair_model", default="")


def address_of(terms: TermsOfReference, number: int) -> str:
    """The address of a paragraph on the page of its version."""
    return f"{terms.get_absolute_url()}#p{number}"


def act_of(terms: TermsOfReference, language: str) -> str:
    """“Order № 12, 3 May 2024”: the act behind a version, as far as it is known; empty where none is recorded."""
    if not (terms.instrument_kind and terms.instrument_date):
        return ""
    number = f" {with_sign(terms.instrument_number)}" if terms.instrument_number else ""
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


def by_chairs(one: object, several: object, version: TermsOfReference | None = None) -> str:
    """Of two wordings the one that fits how the group is chaired: by one chair, or by co-chairs one of whom leads.

    version: the Terms of Reference of the day concerned; without it those of today. Without any Terms: co-chairs.
    """
    model = version.chair_model if version else _spoken_of.get() or _model_of_today()
    return str(one if model == ChairModel.SINGLE else several)


by_chairs_lazy = lazy(
    by_chairs, str
)  # for labels and letters that are written before the Terms of the day are known


def _model_of_today() -> str:
    return TermsOfReference.objects.on().values_list("chair_model", flat=True).first() or ""


@contextmanager
def speaking_of(model: ChairModel) -> Iterator[None]:
    """Within it words are of groups chaired in this way, whatever the Terms of today: for what is printed of no group."""
    token = _spoken_of.set(model)
    try:
        yield
    finally:
        _spoken_of.reset(token)
