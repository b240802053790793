"""A stored text as a DOCX that opens in Word: headings, lists, tables, running head, page n of m."""

from io import BytesIO

from django.utils.translation import gettext as _
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from html4docx import HtmlToDocx

FONT = "PT Serif"


def docx(*, body, language, title, running_title, watermark, footnote) -> bytes:
    """The bytes of a DOCX of an HTML fragment."""
    document = Document()
    _page(document, language, title)
    _plain(
        document.sections[0].header.paragraphs[0],
        " · ".join(part for part in (running_title, watermark) if part),
    )
    HtmlToDocx().add_html_to_document(body, document)
    for table in document.tables:
        table.style = "Table Grid"
    foot = document.sections[0].footer.paragraphs[0]
    _plain(foot, f"{footnote}    " if footnote else "")
    foot.add_run(_("page") + " ")
    _field(foot, "PAGE")
    foot.add_run(" " + _("of") + " ")
    _field(foot, "NUMPAGES")
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _page(document, language: str, title: str) -> None:
    """A4 with the margins of an official paper; the font and language of the text."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    document.core_properties.title = title
    document.core_properties.language = language
    document.core_properties.author = ""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)


def _plain(paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(9)


def _field(paragraph, code: str) -> None:
    """A field that Word fills in: PAGE or NUMPAGES."""
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = code
        run._r.append(element)
