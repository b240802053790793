"""Pages of letters."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.documents.enums import Format
from iiwg.documents.rendering import render_text
from iiwg.documents.services import keep_if_given
from iiwg.documents.views import answer_made
from iiwg.documents.views import send as send_file
from iiwg.pages import asked
from iiwg.pages.acting import form_page
from iiwg.pages.gate import fetch
from members.letters import forms
from members.letters import services as letters
from members.letters.models import Letter


def _letters():
    return Letter.objects.select_related("document", "scan", "institution")


def letter_file(request, pk, kind):
    """The text of an outgoing letter, to be printed and signed."""
    letter = fetch(request, _letters(), pk=pk)
    if letter.document is None or kind not in Format.values:
        raise Http404
    content = render_text(
        letter.document.html, format=kind, language=letter.language, title=letter.subject, running_title=" "
    )
    return answer_made(content, f"{letter.subject} {letter.institution}", kind)


def letter_scan(request, pk):
    """The signed paper."""
    letter = fetch(request, _letters(), pk=pk)
    if letter.scan is None:
        raise Http404
    return send_file(letter.scan)


def letter_sent(request, pk):
    """Record what the signed outgoing letter bears."""
    letter = fetch(request, _letters(), pk=pk)

    def save(data):
        scan = data.pop("scan")
        document = keep_if_given(scan, by=request.user)
        letters.record_sent(letter, scan=document, by=request.user, **data)

    return form_page(
        request,
        forms.SentForm(request.POST or None, request.FILES or None, initial={"date": today()}),
        title=_("Record the letter as sent"),
        lead=letter.subject,
        submit=_("Record"),
        save=save,
        back=asked.address(request, "back") or reverse("members:overview"),
        done=_("Saved."),
    )
