"""Text as people type it: plain paragraphs, lists and tables, to safe HTML.

A paste from Word keeps paragraphs, lists and tables, and drops styling.
"""

import re

import nh3
from markdown_it import MarkdownIt

from iiwg.pages.pasted import tables_from_tabs
from iiwg.pages.sanitise import sanitise_text

BULLET = re.compile(r"^[ \t]*(?:[•·▪●○∙◦–—*-]|o(?=\t))[ \t]+", re.MULTILINE)
_reader = MarkdownIt("zero", {"html": False, "breaks": True}).enable(["list", "newline", "escape", "table"])
TAGS = {"p", "ul", "ol", "li", "br", "table", "thead", "tbody", "tr", "th", "td"}


def tidy(text: str) -> str:
    """Line ends, bullets and spaces as the house writes them; nothing else is touched."""
    text = sanitise_text((text or "").replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " "))
    text = BULLET.sub("- ", tables_from_tabs(text))
    text = re.sub(r"[ \t]+\n", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def to_html(text: str) -> str:
    """Paragraphs, lists and tables as HTML; anything that looks like HTML is shown as text."""
    html = nh3.clean(_reader.render(tidy(text)), tags=TAGS, attributes={})
    return html.replace("<th>", '<th scope="col">')  # of our own making: what was typed is escaped
