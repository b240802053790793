"""From the tags of a sealed text to paragraphs, lists and tables of Word.

The set of tags is closed: of a tag that is not in it the text is kept and nothing else. No tag makes a link or a
picture, and no address is followed.
"""

import re
from dataclasses import replace
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from iiwg.documents.word import tables
from iiwg.documents.word.looks import Look, classes_of, look_of
from iiwg.documents.word.styles import HEADINGS, speak

WHITE = re.compile(r"[ \t\r\n\f]+")  # a no-break space is not white space
BLOCKS = {"p", "h1", "h2", "h3", "div", "section", "footer", "dl", "dt", "dd"}
NEVER_SHOWN = {"script", "style", "template", "head", "title"}
BELOW_TABLE = Mm(3)
DEEPEST_LIST = 3  # styles of Word: List Bullet, List Bullet 2, List Bullet 3


class Writer:
    """Writes tags into a document or a cell of a table."""

    def __init__(self, place, language: str, first=None):
        self.place = place  # a document or a cell
        self.language = language  # of the document
        self.first = first  # the empty paragraph a cell is born with
        self.paragraph: Any = None  # the one that takes the next words
        self.mark: tuple[str, int | None] | None = None  # a bullet or number that waits for its paragraph
        self.numbers: int | None = None  # the numbering of the list we are in; None: bullets
        self.new_page = False  # the next paragraph begins a page
        self.after_table = False

    def write(self, element, look: Look = Look()) -> None:
        """What stands in a tag, in order."""
        self._text(element.text, look)
        for child in element:
            if isinstance(child.tag, str):  # not a comment
                self._tag(child, look)
            self._text(child.tail, look)

    def _tag(self, element, look: Look) -> None:
        look = look_of(element, look)
        if element.tag in ("ul", "ol"):
            self._list(element, look)
        elif element.tag == "li":
            self._item(element, look)
        elif element.tag == "table":
            self._table(element, look)
        elif element.tag == "br":
            (self.paragraph or self._begin(look)).add_run().add_break()
        elif element.tag == "hr":
            self._rule(look)
        elif element.tag in BLOCKS:
            self._block(element, look)
        elif element.tag not in NEVER_SHOWN:
            self.write(element, look)

    def _block(self, element, look: Look) -> None:
        self.paragraph = None
        self.new_page = self.new_page or "annex" in classes_of(element)
        self.write(element, look)
        self.paragraph = None

    def _list(self, element, look: Look) -> None:
        around, self.paragraph = self.numbers, None
        self.numbers = self._new_numbers(look.level + 1) if element.tag == "ol" else None
        self.write(element, replace(look, level=look.level + 1))
        self.numbers, self.paragraph = around, None

    def _item(self, element, look: Look) -> None:
        """One bullet or number; what follows in further paragraphs is set in as deep as the first."""
        self.paragraph = None
        self.mark = (
            _style("List Bullet" if self.numbers is None else "List Number", look.level),
            self.numbers,
        )
        self.write(element, replace(look, style=_style("List Continue", look.level)))
        if self.mark:  # an empty item still has its number
            self._begin(look)
        self.paragraph = None

    def _table(self, element, look: Look) -> None:
        self.paragraph = None
        for caption in element.iterfind("caption"):
            self._block(caption, look)
        if self.new_page:
            self._begin(look)
        for cell, content, cell_look in tables.lay(self.place, element, look):
            Writer(cell, self.language, cell.paragraphs[0]).write(content, cell_look)
        self.paragraph, self.after_table = None, True

    def _rule(self, look: Look) -> None:
        """A line across the text."""
        properties = self._begin(look)._p.get_or_add_pPr()
        borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
        line.set(qn("w:val"), "single")
        borders.append(line)
        properties.insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")
        self.paragraph = None

    def _text(self, text: str | None, look: Look) -> None:
        words = WHITE.sub(" ", text or "")
        if self.paragraph is None or self.paragraph.text[-1:] in ("", " ", "\n"):
            words = words.removeprefix(" ")
        if not words:
            return
        run = (self.paragraph or self._begin(look)).add_run(words)
        run.bold, run.italic = look.bold or None, look.italic or None
        run.font.superscript, run.font.all_caps = look.raised or None, look.capitals or None
        if look.language != self.language:
            speak(run, look.language)

    def _begin(self, look: Look):
        """A new paragraph: it takes the next words."""
        style, numbers = self.mark or (look.style, None)
        self.paragraph, self.first = self.first or self.place.add_paragraph(), None
        self.paragraph.style = style
        if numbers is not None:
            properties = self.paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val, properties.get_or_add_ilvl().val = numbers, 0
        if look.align is not None:
            self.paragraph.alignment = look.align
        if look.indent and not look.level:
            self.paragraph.paragraph_format.left_indent = Mm(look.indent)
        if self.new_page:
            self.paragraph.paragraph_format.page_break_before = True
        elif self.after_table and style not in HEADINGS:
            self.paragraph.paragraph_format.space_before = BELOW_TABLE
        self.mark, self.new_page, self.after_table = None, False, False
        return self.paragraph

    def _new_numbers(self, level: int) -> int:
        """A numbering that begins at 1, in the form of Word's own list of that depth."""
        definitions = self.place.part.numbering_part.element
        style = self.place.part.document.styles[_style("List Number", level)]
        form = definitions.num_having_numId(style.element.pPr.numPr.numId.val).abstractNumId.val
        made = definitions.add_num(form)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return made.numId


def _style(name: str, level: int) -> str:
    depth = min(level, DEEPEST_LIST)
    return name if depth < 2 else f"{name} {depth}"
