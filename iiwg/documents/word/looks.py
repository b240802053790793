"""How a piece of text is to look in Word: what each tag and class of our print templates adds."""

from dataclasses import dataclass, replace
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH

from iiwg.documents.word.styles import ANNEX_LABEL


@dataclass(frozen=True)
class Look:
    """What text inherits from the tags around it; lengths in millimetres."""

    bold: bool = False
    italic: bool = False
    raised: bool = False  # a superscript
    capitals: bool = False
    align: WD_ALIGN_PARAGRAPH | None = None
    indent: int = 0
    style: str = "Normal"  # the style of a paragraph
    level: int = 0  # how many lists it stands in
    language: str = ""


TAGS: dict[str, dict[str, Any]] = {
    "h1": {"style": "Heading 1"},
    "h2": {"style": "Heading 2"},
    "h3": {"style": "Heading 3"},
    "strong": {"bold": True},
    "b": {"bold": True},
    "em": {"italic": True},
    "i": {"italic": True},
    "sup": {"raised": True},
    "dt": {"bold": True},
    "dd": {"indent": 7},
}
CLASSES: dict[str, dict[str, Any]] = {
    "centre": {"align": WD_ALIGN_PARAGRAPH.CENTER},
    "right": {"align": WD_ALIGN_PARAGRAPH.RIGHT},
    "annex-label": {"style": ANNEX_LABEL},
    "capitals": {"capitals": True},
    "outcome": {"indent": 7},
    "deadline": {"indent": 7, "italic": True},
}


def classes_of(element) -> list[str]:
    """The classes of a tag."""
    return element.get("class", "").split()


def look_of(element, look: Look) -> Look:
    """The look of what stands in a tag, given the look around it."""
    look = replace(look, **TAGS.get(element.tag, {}), language=element.get("lang", look.language))
    for name in classes_of(element):
        look = replace(look, **CLASSES.get(name, {}))
    return look
