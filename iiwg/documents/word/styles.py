"""Fonts, languages and styles of a DOCX: those of our sheet, by the names Word gives them in its own menu."""

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import parse_xml
from docx.opc.oxml import serialize_part_xml as written
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "PT Serif"
FONT_OF_OFFICES = "Times New Roman"  # what Word takes on a computer that has no PT Serif
HEADINGS = {"Heading 1": (14, 6), "Heading 2": (12, 6), "Heading 3": (12, 4)}  # points, millimetres above
TABLE_TEXT, TABLE_HEADING, ANNEX_LABEL = "Table Text", "Table Heading", "Annex Label"
THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
WORD_LANGUAGE = {"tg": "tg-Cyrl-TJ", "ru": "ru-RU", "en": "en-GB"}


def prepare(document, language: str) -> None:
    """Every style of the document, in the language of its text."""
    _set_text(document.styles["Normal"])
    for name, (points, above) in HEADINGS.items():
        _set_heading(document.styles[name], points, above)
    document.styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add(document, TABLE_TEXT, "Normal", points=10.5)
    _add(document, TABLE_HEADING, TABLE_TEXT, points=10.5).font.bold = True
    _add(document, ANNEX_LABEL, "Normal", points=12).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name in ("Header", "Footer"):
        document.styles[name].font.size = Pt(9)
    _set_language(document, language)
    _name_other_font(document)


def speak(run, language: str) -> None:
    """Mark words of another language than that of the document: Word checks their spelling by it."""
    if language in WORD_LANGUAGE:
        run._r.get_or_add_rPr().append(_language(language))


def _set_text(style) -> None:
    _set_font(style, 12)
    style.paragraph_format.space_after = Mm(2)
    style.paragraph_format.line_spacing = 1.15
    style.paragraph_format.widow_control = True


def _set_heading(style, points: float, above: float) -> None:
    _set_font(style, points)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Mm(above), Mm(2)


def _add(document, name: str, base: str, *, points: float):
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[base]
    style.font.size = Pt(points)
    if name in (TABLE_TEXT, TABLE_HEADING):
        look = style.paragraph_format
        look.space_before = look.space_after = Mm(0.8)
        look.line_spacing = 1.0
    return style


def _set_font(style, points: float) -> None:
    style.font.name, style.font.size = FONT, Pt(points)
    fonts = style.element.rPr.rFonts
    for name in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    for name in THEME_FONTS:  # Word would take the font of the theme before ours
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _language(language: str):
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), WORD_LANGUAGE[language])
    return element


def _set_language(document, language: str) -> None:
    """The language of all text that names no other."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.find(qn("w:lang")).set(qn("w:val"), WORD_LANGUAGE[language])
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), WORD_LANGUAGE[language])


def _name_other_font(document) -> None:
    """Say in the table of fonts what stands in for ours."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = parse_xml(part.blob)
    font = OxmlElement("w:font")
    font.set(qn("w:name"), FONT)
    for tag, value in (
        ("altName", FONT_OF_OFFICES),
        ("charset", "CC"),
        ("family", "roman"),
        ("pitch", "variable"),
    ):
        child = OxmlElement(f"w:{tag}")
        child.set(qn("w:val"), value)
        font.append(child)
    fonts.append(font)
    part._blob = written(fonts)
