"""The words of one text in its three forms: the sealed HTML, the DOCX, the PDF. Read by other means than it is written."""

import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

INLINE = {"strong", "b", "em", "i", "span", "sup"}
FURNITURE = re.compile(r"page\s+\d+\s+of\s+\d+")
OUTSIDE = re.compile(rb'TargetMode="External"|relationships/(image|hyperlink)"')


class _Reader(HTMLParser):
    """Collects text; every tag that is not inline parts words."""

    text = ""

    def handle_starttag(self, tag, attrs):
        self.text += "" if tag in INLINE else " "

    def handle_endtag(self, tag):
        self.text += "" if tag in INLINE else " "

    def handle_data(self, data):
        self.text += data


def words_of_html(html: str) -> list[str]:
    """The words of an HTML text in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text.split()


def words_of_docx(content: bytes) -> list[str]:
    """The words of the body of a DOCX in order."""
    body = Document(BytesIO(content)).element.body
    words = []
    for paragraph in body.iter(qn("w:p")):
        pieces = [
            "\n" if node.tag == qn("w:br") else node.text or ""
            for node in paragraph.iter(qn("w:t"), qn("w:br"))
        ]
        words += "".join(pieces).split()
    return words


def letters_of_pdf(content: bytes) -> str:
    """The text of a PDF without page numbers and without any space: a line may break in the middle of a long word."""
    pages = (FURNITURE.sub("", page.extract_text()) for page in PdfReader(BytesIO(content)).pages)
    return "".join("".join(pages).split()).casefold()


def links_and_pictures(content: bytes) -> list[str]:
    """The parts of a DOCX that point out of it or hold a picture; the thumbnail of the file is no part of the text."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        found = [name for name in packed.namelist() if "/media/" in name or "/embeddings/" in name]
        for name in packed.namelist():
            if name.startswith("word/") and name.endswith(".rels") and OUTSIDE.search(packed.read(name)):
                found.append(name)
    return found
