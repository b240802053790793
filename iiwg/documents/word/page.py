"""The sheet of a DOCX: A4 with the margins of an official paper, running head, page n of m."""

from django.utils import timezone
from django.utils.translation import gettext as _
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

TEXT_WIDTH = 165  # millimetres between the margins


def lay_out(document, language: str, title: str) -> None:
    """Page, margins and what the file says about itself."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    facts = document.core_properties
    facts.title, facts.language = title, language
    facts.author = facts.comments = facts.last_modified_by = ""
    facts.created = facts.modified = timezone.now().replace(tzinfo=None)


def write_head(document, text: str) -> None:
    """The line at the head of every page."""
    document.sections[0].header.paragraphs[0].add_run(text)


def write_foot(document, footnote: str) -> None:
    """The lines at the foot of every page: the footnote, then page n of m at the right."""
    foot = document.sections[0].footer
    if footnote:
        foot.paragraphs[0].insert_paragraph_before(footnote, style="Footer")
    numbers = foot.paragraphs[-1]
    numbers.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    numbers.add_run(_("page") + " ")
    _field(numbers, "PAGE")
    numbers.add_run(" " + _("of") + " ")
    _field(numbers, "NUMPAGES")


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
