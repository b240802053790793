"""The minutes as they are printed: which text it is, and what stands on every page of it."""

from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.documents.enums import Format
from iiwg.documents.models import DocumentVersion, Rendition
from iiwg.documents.services import ask_for_rendition, store_text
from iiwg.pages.dates import long_date
from meetings.agenda.texts import draft_word
from meetings.minutes.models import Minutes, MinutesText
from meetings.minutes.texts.minutes import minutes_html, minutes_title


@dataclass(frozen=True)
class Printed:
    """The minutes in one language: their words, and the mark and footnote of every page."""

    title: str
    html: str
    document: DocumentVersion | None  # the text that was fixed; None while it is still being written
    watermark: str
    footnote: str


def fixed_text(minutes: Minutes, language: str) -> MinutesText | None:
    """The text sent for approval, in a language, else the authoritative one; None while it is being written."""
    if minutes.is_being_written:
        return None
    sent = list(minutes.texts.filter(round=minutes.round).select_related("document"))
    return next((text for text in sent if text.language == language), sent[0] if sent else None)


def printed(minutes: Minutes, language: str) -> Printed:
    """What is printed in a language: the text that was fixed, else the text as it stands; a draft until approved."""
    text = fixed_text(minutes, language)
    sealed = text is not None and minutes.is_sealed
    return Printed(
        title=minutes_title(minutes, language),
        html=text.document.html if text else minutes_html(minutes, language),
        document=text.document if text else None,
        watermark="" if sealed else draft_word(language),
        footnote=_footnote(minutes, language) if sealed else "",
    )


def _footnote(minutes: Minutes, language: str) -> str:
    """The day of the approval, as the clock of the group had it, and the digest of the authoritative text."""
    authoritative = minutes.texts.select_related("document").get(round=minutes.round, authoritative=True)
    with translation.override(language):
        return _("Approved %(day)s. SHA-256 of the approved text: %(digest)s") % {
            "day": long_date(timezone.localdate(minutes.approved_at), language),
            "digest": authoritative.document.sha256,
        }


def ask_for_file(
    minutes: Minutes, language: str, file_format: str, *, again: bool = False, by: Actor
) -> Rendition:
    """The file of the minutes in a language and format; `again`: one that failed is tried once more."""
    sheet = printed(minutes, language)
    document = sheet.document or store_text(sheet.html, title=sheet.title, language=language, by=by)
    return ask_for_rendition(
        document,
        format=file_format,
        watermark=sheet.watermark,
        footnote=sheet.footnote,
        again=again,
        by=by,
    )


def ask_for_all_files(minutes: Minutes, *, by: Actor) -> None:
    """Every file of approved minutes, so that they wait when somebody asks."""
    for text in minutes.texts.filter(round=minutes.round):
        for file_format in Format:
            ask_for_file(minutes, text.language, file_format, by=by)
