"""Pages of letters."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from iiwg.database.models import today
from iiwg.documents.enums import Format
from iiwg.documents.rendering import render_text
from iiwg.documents.views import answer_made
from iiwg.documents.views import send as send_file
from iiwg.pages import query_params
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from members.letters import services
from members.letters.forms import SentForm
from members.letters.models import Letter
from members.letters.workflow import LETTER


def letter_file(request, pk, kind):
    """The text of an outgoing letter, to be printed and signed."""
    letters = Letter.objects.select_related("document", "institution")
    letter = get_for_user(request, Letter, among=letters, pk=pk)
    if letter.document is None or kind not in Format.values:
        raise Http404
    content = render_text(
        letter.document.html, format=kind, language=letter.language, title=letter.subject, running_title=" "
    )
    return answer_made(content, f"{letter.subject} {letter.institution}", kind)


def letter_scan(request, pk):
    """The signed paper."""
    letter = get_for_user(request, Letter, among=Letter.objects.select_related("scan"), pk=pk)
    if letter.scan is None:
        raise Http404
    return send_file(letter.scan)


class LetterSent(FormPage):
    """Record what the signed outgoing letter bears; whoever came from a page with the letter on it goes back there."""

    step = LETTER["send"]
    model = Letter
    form_class = SentForm
    service = services.record_sent
    title = _("Record the letter as sent")
    submit = pgettext_lazy("button", "Record")

    def get_initial(self):
        return {"date": today()}

    def get_lead(self):
        return self.record.subject

    def get_back(self):
        return query_params.address(self.request, "back") or reverse("members:overview")
