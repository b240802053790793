"""Text as it comes in: what no printer, database or word processor takes is removed.

A paste from Word brings line breaks as U+000B; control characters break DOCX and XLSX; bidirectional overrides make
a name read as another one.
"""

import re

from django.http import QueryDict

UNFIT = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def sanitise_text(text: str) -> str:
    """The text without what cannot be printed or stored; Word's line break is a line break."""
    return UNFIT.sub("", text.replace("\u000b", "\n"))


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
