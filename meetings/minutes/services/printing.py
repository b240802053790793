"""Minutes and corrigenda as they are printed: which text it is, and what stands before it and on every page of it."""

from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from iiwg.audit.actors import Actor
from iiwg.documents.enums import Format, RenditionState
from iiwg.documents.models import DocumentVersion, Rendition
from iiwg.documents.services import ask_for_rendition, store_text
from iiwg.documents.words import draft_word
from iiwg.pages.dates import long_date
from meetings.minutes.models import Corrigendum, MinutesText
from meetings.minutes.texts.front import front_html, headings_in, original
from meetings.minutes.texts.papers import Paper, html_of, title_of


@dataclass(frozen=True)
class Standing:
    """What a paper is, said so that it is never taken for another: a draft, a copy to be signed, the approved text.

    watermark: across each page; mark: in the head of each page; footnote: at the foot; name: in the name of the file.
    """

    name: str
    watermark: str = ""
    mark: str = ""
    footnote: str = ""

    @property
    def on_pages(self) -> dict[str, str]:
        """What it puts on every page."""
        return {"watermark": self.watermark, "mark": self.mark, "footnote": self.footnote}


@dataclass(frozen=True)
class Printed:
    """A paper in one language: their words, what stands before them, and what paper it is."""

    title: str
    html: str
    document: DocumentVersion | None  # the text that was fixed; None while it is still being written
    front: str
    standing: Standing

    @property
    def file_name(self) -> str:
        """What the file is called: what it is of, and which paper it is."""
        return f"{self.title} {self.standing.name}"


def fixed_text(paper: Paper, language: str) -> MinutesText | None:
    """The text sent for approval, in a language, else the authoritative one; None while it is being written."""
    if paper.is_being_written:
        return None
    sent = list(paper.texts.filter(round=paper.round).select_related("document"))
    return next((text for text in sent if text.language == language), sent[0] if sent else None)


def digest_of(paper: Paper) -> str:
    """The digest of the text that is put to approval or was approved; empty while it is being written."""
    if paper.is_being_written:
        return ""
    sent = paper.texts.filter(round=paper.round, authoritative=True)
    return sent.values_list("document__sha256", flat=True).get()


def is_signature_copy(paper: Paper, language: str) -> bool:
    """Whether what is printed in a language is the copy to be signed: the text that waits, as it was written."""
    return paper.is_waiting and language == paper.language


def printed(paper: Paper, language: str) -> Printed:
    """What is printed in a language: the text that was fixed, else the text as it stands."""
    text = fixed_text(paper, language)
    to_sign = is_signature_copy(paper, language)
    digest = digest_of(paper) if to_sign or paper.is_sealed else ""
    return Printed(
        title=title_of(paper, language),
        html=text.document.html if text else html_of(paper, language),
        document=text.document if text else None,
        front=front_html(paper, language, digest=digest, to_sign=to_sign),
        standing=_standing(paper, language, digest),
    )


def _standing(paper: Paper, language: str, digest: str) -> Standing:
    """A draft until the text waits for approval, and in other languages until it is approved."""
    with translation.override(language):
        if not digest:
            return Standing(name=pgettext("minutes", "draft"), watermark=draft_word(language))
        facts = {"round": paper.round, "digest": digest}
        if not paper.is_sealed:
            mark = pgettext("minutes", "Signature copy, round %(round)d") % facts
            return Standing(
                name=mark,
                mark=mark,
                footnote=_("To be signed, round %(round)d. SHA-256 of the text: %(digest)s") % facts,
            )
        facts["day"] = long_date(timezone.localdate(paper.approved_at), language)
        mark = pgettext("minutes", "Approved text")
        if language != paper.language:
            mark = f"{mark}, {headings_in(language)}"
        footnote = _("Approved %(day)s. SHA-256 of the approved text: %(digest)s") % facts
        return Standing(name=mark, mark=mark, footnote=footnote)


def label_of_file(paper: Paper, language: str) -> str:
    """What the file in a language is offered as: the copy to be signed, the original, or headings in a language."""
    if is_signature_copy(paper, language):
        return pgettext("minutes", "Signature copy")
    return original(language).rstrip(".") if language == paper.language else headings_in(language)


def ask_for_file(
    paper: Paper, language: str, file_format: str, *, again: bool = False, by: Actor
) -> Rendition:
    """The file of a paper in a language and format; `again`: one that failed is tried once more."""
    sheet = printed(paper, language)
    document = sheet.document or store_text(sheet.html, title=sheet.title, language=language, by=by)
    front = store_text(sheet.front, title=sheet.title, language=language, access=document.access, by=by)
    around = sheet.standing.on_pages | {"front": front}
    return ask_for_rendition(document, format=file_format, **around, again=again, by=by)


def made_file(paper: Paper, language: str, file_format: str) -> Rendition | None:
    """The file of an approved paper in a language and format as they stand now; None while it is not made."""
    sheet = printed(paper, language)
    made = Rendition.objects.filter(
        document=sheet.document,
        format=file_format,
        front__html=sheet.front,
        state=RenditionState.DONE,
        **sheet.standing.on_pages,
    )
    return made.select_related("document").first()


def ask_for_all_files(paper: Paper, *, by: Actor) -> None:
    """Every file of an approved paper, so that they wait when somebody asks."""
    for text in paper.texts.filter(round=paper.round):
        for file_format in Format:
            ask_for_file(paper, text.language, file_format, by=by)


def ask_for_corrected_files(corrigendum: Corrigendum, *, by: Actor) -> None:
    """Every file of minutes whose corrigendum is published: from now on they say that they are corrected."""
    ask_for_all_files(corrigendum.minutes, by=by)
