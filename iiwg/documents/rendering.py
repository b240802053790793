"""The one door to paper: a stored text becomes a PDF or a DOCX."""

import datetime

from django.template.loader import render_to_string
from django.utils import timezone, translation

from iiwg.documents import word
from iiwg.documents.checks import Mark, mark_of
from iiwg.documents.enums import Format


def render(rendition) -> bytes:
    """The bytes of a rendition; the PDF of what is approved carries the sealed text itself, and how to check it."""
    document = rendition.document
    return render_text(
        f"{rendition.front.html if rendition.front else ''}{document.html}",
        format=rendition.format,
        language=document.language,
        title=document.title,
        running_title=document.running_title or document.title,
        watermark=rendition.watermark,
        mark=rendition.mark,
        footnote=rendition.footnote,
        created=document.created_at,
        source=document.html if rendition.is_approved else "",
        check=mark_of(document.sha256) if rendition.is_approved else None,
    )


def render_text(
    html,
    *,
    format,  # noqa: A002
    language,
    title,
    running_title="",
    watermark="",
    mark="",
    footnote="",
    landscape=False,
    created: datetime.datetime | None = None,
    source="",
    check: Mark | None = None,
) -> bytes:
    """A PDF (tagged, PDF/A-3a, A4) or DOCX of an HTML fragment in a language. Raises pdf.RenderingFailed.

    watermark: a word across each page and in its head; mark: words in the head alone; footnote: at the foot of each page.
    landscape: the PDF lies on its side. created: when the text was fixed; left out, now. source: the sealed text, which
    goes with the PDF byte for byte. check: by which anybody checks the paper, printed at its end.
    """
    with translation.override(language):
        if check:
            html += render_to_string("documents/mark.html", {"mark": check, "picture": format == Format.PDF})
        context = {
            "body": html,
            "language": language,
            "title": title,
            "running_title": " · ".join(filter(None, (running_title or title, mark))),
            "watermark": watermark,
            "footnote": footnote,
        }
        if format == Format.DOCX:
            return word.docx(**context)
        from iiwg.documents import pdf  # noqa: PLC0415 loads pango, one second: only where a PDF is made

        context |= {"landscape": landscape, "created": timezone.localtime(created).replace(microsecond=0)}
        page = render_to_string("documents/sheet.html", context)
        return pdf.made(page, watermark=watermark, source=source)
