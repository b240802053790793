"""Text as people type it: plain paragraphs and lists, to safe HTML. A paste from Word keeps paragraphs, drops styling."""

import re

import nh3
from markdown_it import MarkdownIt

from iiwg.pages.sanitise import sanitise_text

BULLET = re.compile(r"^[ \t]*(?:[•·▪●○∙◦–—*-]|o(?=\t))[ \t]+", re.MULTILINE)
_reader = MarkdownIt("zero", {"html": False, "breaks": True}).enable(["list", "newline", "escape"])
TAGS = {"p", "ul", "ol", "li", "br"}


def tidy(text: str) -> str:
    """Line ends, bullets and spaces as the house writes them; nothing else is touched."""
    text = sanitise_text((text or "").replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " "))
    text = BULLET.sub("- ", text)
    text = re.sub(r"[ \t]+\n", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def to_html(text: str) -> str:
    """Paragraphs and lists as HTML; anything that looks like HTML is shown as text."""
    return nh3.clean(_reader.render(tidy(text)), tags=TAGS, attributes={})
