"""Acts of the Terms of Reference, in what happened to the group."""

from collections.abc import Iterator

from iiwg.pages.brought import Event
from members.terms.models import TermsOfReference


def events(_user) -> Iterator[Event]:
    """The day of each instrument."""
    for terms in TermsOfReference.objects.filter(instrument_date__isnull=False):
        name = f"{terms.get_instrument_kind_display()} {terms.instrument_number}".strip()
        yield Event(terms.instrument_date, "day", name)
