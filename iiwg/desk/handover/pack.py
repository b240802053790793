"""The hand-over pack of a chairing term: what the next co-chair takes over, on paper and as one archive (p22, p23)."""

import io
import zipfile

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.documents.rendering import render_text
from iiwg.pages.dates import long_date
from iiwg.pages.languages import in_language
from iiwg.workflow.rooms import brought
from members.chairs.handover import Chapter
from members.chairs.models import ChairingTerm


def chapters(term: ChairingTerm, language: str, user) -> list[Chapter]:
    """Everything that is open at the end of a term, chapter after chapter; called with the language switched on.

    What is restricted or not published yet is in it only where the reader may see it anyway.
    """
    found = [chapter for bring in brought("handover") for chapter in bring(term, user, language)]
    return sorted(found, key=lambda chapter: chapter.order)


def html(term: ChairingTerm, language: str, user) -> str:
    """The pack as text, in a language."""
    with translation.override(language):
        context = {
            "term": term,
            "following": term.following(),
            "group": in_language(term.terms, "name", language),
            "chapters": chapters(term, language, user),
        }
        return render_to_string("desk/handover/print/pack.html", context)


def title(language: str) -> str:
    """The name of the pack."""
    with translation.override(language):
        return _("Hand-over of the chair")


def pdf(term: ChairingTerm, language: str, user) -> bytes:
    """The pack on paper."""
    footnote = long_date(today(), language)
    return render_text(
        html(term, language, user), format="pdf", language=language, title=title(language), footnote=footnote
    )


def archive(term: ChairingTerm, language: str, user) -> bytes:
    """The pack, and the files its chapters add: tables, and the minutes of the year as they were made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed, translation.override(language):
        packed.writestr(f"{title(language)}.pdf", pdf(term, language, user))
        for chapter in chapters(term, language, user):
            for name, content in chapter.files():
                packed.writestr(name, content)
    return target.getvalue()
