"""The letters about nominations as files: what leaves, what comes back, the page for the head."""

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.documents.enums import Format
from iiwg.documents.rendering import render_text
from iiwg.documents.services import keep_if_given
from iiwg.documents.views import answer_made
from iiwg.documents.views import send as send_file
from iiwg.pages.acting import form_page
from iiwg.pages.dates import long_date
from iiwg.pages.gate import fetch
from iiwg.pages.words import in_language
from members.enums import Capacity
from members.forms import nominations as forms
from members.models import Letter, Nomination, NominationRequest
from members.services import letters, requests, terms, tracker
from members.texts.letters import nomination_html, status_html, subject_of
from members.views.nominations import named
from members.views.requests import asked_for


def request_draft(request, pk, kind):
    """The draft letter of a request to which nobody is named yet: blanks to fill by hand."""
    asked = fetch(request, asked_for(), pk=pk)
    return _draft(asked.seat, None, asked, asked.language, kind)


def nomination_draft(request, pk, kind):
    """The draft of the nomination letter with the person named."""
    nomination = fetch(request, named(), pk=pk)
    language = nomination.seat.unit.letter_language
    return _draft(nomination.seat, nomination, nomination.request, language, kind)


def _draft(seat, nomination, asked, language, kind):
    if kind not in Format.values:
        raise Http404
    version = terms.on()
    place = terms.secretariat_on()
    html = nomination_html(
        seat,
        nomination,
        terms=version,
        secretariat=place.name(language) if place else "",
        asked=letters.first_of(asked) if asked else None,
        language=language,
    )
    title = subject_of(seat.capacity, language)
    return answer_made(render_text(html, format=kind, language=language, title=title), title, kind)


def _letters():
    return Letter.objects.select_related("document", "scan", "request__seat__unit", "nomination")


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
        back=requests.path_of(letter.request) if letter.request else reverse("members:nominations"),
        done=_("Saved."),
    )


def status_pdf(request):
    """One A4 page for the deputy head, in the language chosen."""
    language = request.GET.get("language") or get_language()
    if language not in dict(settings.LANGUAGES):
        raise Http404
    version = terms.on()
    rows = tracker.rows(NominationRequest.objects.all(), Nomination.objects.all(), today())
    shown = [
        {
            "institution": row.seat.unit.name(language),
            "capacity": Capacity(row.seat.capacity).label,
            "stage": row.stage,
            "days": row.days,
            "due": long_date(row.due_on, language) if row.due_on else "",
            "late": row.late,
        }
        for row in rows
        if not row.done
    ]
    with translation.override(language):
        title = _("Nominations: where they stand")
    group = in_language(version, "name", language) if version else ""
    html = status_html(shown, group=group, on=today(), language=language)
    return answer_made(render_text(html, format="pdf", language=language, title=title), title, "pdf")
