"""The one place that wraps WeasyPrint and python-docx: a stored text becomes a PDF or a DOCX."""

from io import BytesIO

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from iiwg.documents import word
from iiwg.documents.enums import Format


def render(rendition) -> bytes:
    """The bytes of a rendition."""
    document = rendition.document
    return render_text(
        document.html,
        format=rendition.format,
        language=document.language,
        title=document.title,
        running_title=document.running_title or document.title,
        watermark=rendition.watermark,
        footnote=rendition.footnote,
    )


def render_text(
    html, *, format, language, title, running_title="", watermark="", footnote=""  # noqa: A002
) -> bytes:  # fmt: skip
    """A PDF (tagged, PDF/UA-1, A4) or DOCX of an HTML fragment in a language."""
    with translation.override(language):
        context = {
            "body": html,
            "language": language,
            "title": title,
            "running_title": running_title,
            "watermark": watermark,
            "footnote": footnote,
        }
        if format == Format.DOCX:
            return word.docx(**context)
        return _pdf(render_to_string("documents/sheet.html", context))


def _pdf(html: str) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415  loads pango, one second: only where a PDF is made

    target = BytesIO()
    HTML(string=html, base_url=settings.BASE_URL, url_fetcher=_local_only).write_pdf(
        target, pdf_variant="pdf/ua-1"
    )
    return target.getvalue()


def _local_only(url: str, *_args, **_options) -> dict:
    """Fonts come from our static files by the scheme `static:`; nothing else is fetched while rendering."""
    if not url.startswith("static:"):
        raise ValueError(f"a document may not fetch {url}")
    path = finders.find(url.removeprefix("static:"))
    if not path:
        raise ValueError(f"{url} is missing: run the front-end build")
    return {"file_obj": open(path, "rb")}
