"""Tell a PDF in which language its parts are, so that they are read aloud with the right voice (PDF/UA, 7.2).

WeasyPrint 70 tags the language of the whole document only. Importing this module adds what is missing to its function that builds the tags;
a test fails where a later WeasyPrint builds them otherwise.
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.pdf import tags

_build = tags._build_box_tree
OF_THE_WHOLE = ("html", "body")


def _build_with_language(box: Any, *args: Any) -> Iterator[pydyf.Dictionary]:
    """The tags of a box; those of an element with a `lang` of its own bear it."""
    element = getattr(box, "element", None)
    language = "" if element is None or element.tag in OF_THE_WHOLE else element.get("lang", "")
    for tag in _build(box, *args):
        if language:
            tag["Lang"] = pydyf.String(language)
        yield tag


tags._build_box_tree = _build_with_language
