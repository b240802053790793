"""The sheet of a DOCX: A4 with the margins of an official paper, its fonts, running head, page n of m."""

from django.utils.translation import gettext as _
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "PT Serif"
HEADINGS = {"Heading 1": 14, "Heading 2": 12, "Heading 3": 12}  # points
THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
TEXT_WIDTH = 165  # millimetres between the margins


def lay_out(document, language: str, title: str) -> None:
    """Page, margins, fonts and what the file says about itself."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    document.core_properties.title = title
    document.core_properties.language = language
    document.core_properties.author = ""
    _set_font(document.styles["Normal"], 12)
    for name, points in HEADINGS.items():
        _set_font(document.styles[name], points)
        document.styles[name].font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _set_font(style, points: int) -> None:
    style.font.name, style.font.size = FONT, Pt(points)
    fonts = style.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), FONT)
    for name in THEME_FONTS:  # Word would take the font of the theme before ours
        fonts.attrib.pop(qn(f"w:{name}"), None)


def write_head(document, text: str) -> None:
    """The line at the head of every page."""
    _small(document.sections[0].header.paragraphs[0], text)


def write_foot(document, footnote: str) -> None:
    """The line at the foot of every page: the footnote, then page n of m."""
    foot = document.sections[0].footer.paragraphs[0]
    _small(foot, f"{footnote}    " if footnote else "")
    foot.add_run(_("page") + " ")
    _field(foot, "PAGE")
    foot.add_run(" " + _("of") + " ")
    _field(foot, "NUMPAGES")


def _small(paragraph, text: str) -> None:
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
