"""A stored text as a DOCX that opens in Word. Nothing is fetched, and what was text stays text.

The HTML is read once, by the parser the PDF is made with; `blocks` knows the closed set of tags our print templates
are written in and makes neither links nor pictures. How it looks follows templates/documents/sheet.css.
"""

from io import BytesIO

import tinyhtml5
from docx import Document

from iiwg.documents.word.blocks import Writer
from iiwg.documents.word.looks import Look
from iiwg.documents.word.page import lay_out, write_foot, write_head
from iiwg.documents.word.styles import prepare


def docx(*, body, language, title, running_title, watermark, footnote) -> bytes:
    """The bytes of a DOCX of an HTML fragment."""
    document = Document()
    lay_out(document, language, title)
    prepare(document, language)
    write_head(document, " · ".join(part for part in (running_title, watermark) if part))
    read = tinyhtml5.parse(body, namespace_html_elements=False)
    Writer(document, language).write(read.find("body"), Look(language=language))
    write_foot(document, footnote)
    target = BytesIO()
    document.save(target)
    return target.getvalue()
