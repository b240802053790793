"""A form takes only files its own sender has sent ahead."""

from iiwg.documents import incoming
from iiwg.documents.forms import SENT_AHEAD


class OwnFilesOnly:
    """Takes the keys of other people's files out of a form before a view reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """After the reader is known."""
        if request.method != "POST":
            return
        foreign = [
            name
            for name, key in request.POST.items()
            if name.endswith(SENT_AHEAD) and key and not incoming.is_of(key, by=request.user)
        ]
        if foreign:
            request.POST = request.POST.copy()
            for name in foreign:
                request.POST[name] = "foreign"
