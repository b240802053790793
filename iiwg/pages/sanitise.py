"""Text as it comes in: what no printer, database or word processor takes is removed.

A paste from Word brings line breaks as U+000B, one from a page of the web invisible hints where a word may be cut;
control characters break DOCX and XLSX; bidirectional overrides make a name read as another one. A name made of nothing
but invisible hints would be a link that nobody can press, and a word that holds one would not be found.
"""

import re

from django.http import QueryDict

CONTROLS = "\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff"
OVERRIDES = "\u202a-\u202e\u2066-\u2069"
HINTS = "\xad\u200b\u2060\ufeff"  # where to cut a word, where not; joiners (U+200C, U+200D) are part of words
UNFIT = re.compile(f"[{CONTROLS}{OVERRIDES}{HINTS}]")
BREAK = re.compile("[\x0b\x85\u2028\u2029]")


def sanitise_text(text: str) -> str:
    """The text without what cannot be printed or stored; whatever breaks a line is a line break."""
    return UNFIT.sub("", BREAK.sub("\n", text))


class SanitiseForms:
    """Middleware that sanitises every form before a view reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """After the token of the form was checked."""
        if request.method == "POST" and any(
            sanitise_text(value) != value for _name, values in request.POST.lists() for value in values
        ):
            clean = QueryDict(mutable=True, encoding=request.encoding)
            for name, values in request.POST.lists():
                clean.setlist(name, [sanitise_text(value) for value in values])
            clean._mutable = False
            request.POST = clean
