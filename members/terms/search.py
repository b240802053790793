"""Versions of the Terms of Reference, found by their paragraphs, their name and the number of their act."""

from django.utils.translation import gettext_lazy as _

from iiwg.pages.languages import fields_of
from iiwg.search.findable import Findable, Hit
from members.terms.models import TermsOfReference, TermsParagraph
from members.terms.rules import visible_terms

IN_LANGUAGES = (*fields_of("name"), *fields_of("label"))
OF_PARAGRAPHS = (*fields_of("heading"), *fields_of("text"))


def terms() -> Findable:
    """Versions of the Terms of Reference."""
    return Findable(
        name="terms",
        title=_("Terms of Reference"),
        model=TermsOfReference,
        visible=visible_terms,
        words=_words,
        hit=_hit,
        parts={TermsParagraph: "paragraphs"},
        lists=("paragraphs",),
    )


def _words(row: TermsOfReference) -> list:
    texts = [getattr(row, name) for name in IN_LANGUAGES]
    texts += [getattr(part, name) for part in row.paragraphs.all() for name in OF_PARAGRAPHS]
    return [*texts, row.code, row.instrument_number, row.instrument_date]


def _hit(row: TermsOfReference) -> Hit:
    return Hit(
        str(row),
        row.get_absolute_url(),
        _("Terms of Reference"),
        number=row.instrument_number,
        day=row.starts_on,
    )
