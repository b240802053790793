"""Letters, found by their numbers, their subject, whom they go to and who signed them."""

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from iiwg.search.findable import Findable, Hit
from members.letters.models import Letter
from members.letters.rules import visible_letters


def letters() -> Findable:
    """Letters, in and out."""
    return Findable(
        name="letters",
        title=_("Letters"),
        model=Letter,
        visible=visible_letters,
        words=_words,
        hit=_hit,
        needs=("institution", "document"),
        lists=("institution__names",),
    )


def _words(row: Letter) -> list:
    numbers = [row.our_number, row.their_number, row.external_number]
    days = [row.our_date, row.their_date, row.external_date]
    names = [name.text for name in row.institution.names.all()]
    return [row.subject, row.addressee, row.signatory, *numbers, *days, *names, _text_of(row)]


def _text_of(row: Letter) -> str:
    return strip_tags(row.document.html) if row.document else ""


def _hit(row: Letter) -> Hit:
    return Hit(
        f"{row.subject} – {row.institution}",
        _url_of(row),
        row.get_direction_display(),
        number=row.our_number or row.their_number,
        day=row.our_date or row.their_date or row.made_on,
    )


def _url_of(row: Letter) -> str:
    """The text as it was written here, else the paper; nothing where neither is kept."""
    if row.document_id:
        return reverse("members:letter-text", args=[row.pk, "pdf"])
    return reverse("members:letter-scan", args=[row.pk]) if row.scan_id else ""
