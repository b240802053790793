"""The one place that wraps WeasyPrint and python-docx: a stored text becomes a PDF or a DOCX."""

from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from iiwg.documents import word
from iiwg.documents.enums import Format


class RenderingFailed(Exception):
    """A text cannot be printed: it asks for something that may not be fetched, or a font is missing."""


def render(rendition) -> bytes:
    """The bytes of a rendition."""
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
    )


def render_text(
    html, *, format, language, title, running_title="", watermark="", mark="", footnote=""  # noqa: A002
) -> bytes:  # fmt: skip
    """A PDF (tagged, PDF/UA-1, A4) or DOCX of an HTML fragment in a language. Raises RenderingFailed.

    watermark: a word across each page and in its head; mark: words in the head alone; footnote: at the foot of each page.
    """
    with translation.override(language):
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
        return _pdf(render_to_string("documents/sheet.html", context))


def _pdf(html: str) -> bytes:
    # Loads pango, one second: only where a PDF is made.
    from weasyprint import HTML  # noqa: PLC0415
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: PLC0415

    from iiwg.documents import tagging  # noqa: F401, PLC0415

    class LocalOnly(URLFetcher):
        """Fonts come from our static files by the scheme `static:`; nothing else is fetched while rendering."""

        def fetch(self, url, headers=None):
            path = finders.find(url.removeprefix("static:")) if url.startswith("static:") else None
            if not path:
                raise FatalURLFetchingError(f"{url} may not be fetched, or the front-end build is missing")
            return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": "font/ttf"})

    target = BytesIO()
    page = HTML(string=html, base_url="static:", url_fetcher=LocalOnly())
    try:
        page.write_pdf(target, pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as refused:  # a BaseException: it would end the worker
        raise RenderingFailed(str(refused)) from refused
    return target.getvalue()
