"""What is printed of nominations: the draft of the letter that names a person, the page for the head."""

from django.http import Http404
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.documents.enums import Format
from iiwg.documents.rendering import render_text
from iiwg.documents.views import answer_made
from iiwg.pages.dates import long_date
from iiwg.pages.gate import get_for_user
from iiwg.pages.languages import SITE_LANGUAGES, in_language
from members.chairs.services import chairs
from members.nominations.models import Nomination, NominationRequest
from members.nominations.services import requests, tracker
from members.nominations.texts import nomination_html, status_html, subject_of
from members.seats.enums import Capacity
from members.terms.services import terms


def request_draft(request, pk, kind):
    """The draft letter of a request to which nobody is named yet: blanks to fill by hand."""
    unanswered = get_for_user(request, NominationRequest, among=NominationRequest.objects.for_page(), pk=pk)
    return _draft(unanswered.seat, None, unanswered, unanswered.language, kind)


def nomination_draft(request, pk, kind):
    """The draft of the nomination letter with the person named."""
    nomination = get_for_user(request, Nomination, among=Nomination.objects.for_page(), pk=pk)
    language = nomination.seat.unit.letter_language
    return _draft(nomination.seat, nomination, nomination.request, language, kind)


def _draft(seat, nomination, nomination_request, language, kind):
    if kind not in Format.values:
        raise Http404
    version = terms.on()
    secretariat = chairs.secretariat_on()
    html = nomination_html(
        seat,
        nomination,
        terms=version,
        secretariat=secretariat.name(language) if secretariat else "",
        first=requests.first_letter(nomination_request) if nomination_request else None,
        language=language,
    )
    title = subject_of(seat.capacity, language)
    return answer_made(render_text(html, format=kind, language=language, title=title), title, kind)


def status_pdf(request):
    """One A4 page for the deputy head, in the language chosen."""
    language = request.GET.get("language") or get_language()
    if language not in SITE_LANGUAGES:
        raise Http404
    version = terms.on()
    rows = tracker.under_way(NominationRequest.objects.all(), Nomination.objects.all(), today())
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
    ]
    with translation.override(language):
        title = _("Nominations: where they stand")
    group = in_language(version, "name", language) if version else ""
    html = status_html(shown, group=group, on=today(), language=language)
    return answer_made(render_text(html, format="pdf", language=language, title=title), title, "pdf")
