"""Letters about nominations: what the group asks, the reminder, and the draft an institution takes to its head."""

import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.pages.dates import long_date
from iiwg.pages.languages import in_language
from members.letters.models import Letter
from members.nominations.enums import NominationReason
from members.nominations.models import Nomination, NominationRequest
from members.seats.enums import Capacity
from members.seats.models import Seat
from members.terms.enums import Topic
from members.terms.models import TermsOfReference
from members.terms.texts import by_chairs


def subject_of(capacity: str, language: str) -> str:
    """What a request asks for, as the subject of a letter."""
    with translation.override(language):
        return {
            Capacity.MEMBER: _("Nomination of a member of the working group"),
            Capacity.ALTERNATE: _("Nomination of an alternate member of the working group"),
            Capacity.COCHAIR: by_chairs(
                _("Nomination of the senior official who chairs the working group"),
                _("Nomination of the senior official who co-chairs the working group"),
            ),
        }[Capacity(capacity)]


def reminder_subject(language: str) -> str:
    """The subject of a reminder."""
    with translation.override(language):
        return _("Reminder: nomination to the working group")


def _facts(request: NominationRequest, terms: TermsOfReference | None) -> dict:
    language, unit = request.language, request.seat.unit
    return {
        "language": language,
        "group": in_language(terms, "name", language) if terms else "",
        "institution": unit.name(language, request.requested_on),
        "ministry": (parent.name(language) if (parent := unit.parent(request.requested_on)) else ""),
        "capacity": request.seat.capacity,
        "heading": subject_of(request.seat.capacity, language),
        "months": terms.min_member_term_months if terms else None,
        "due": long_date(request.due_on, language),
        "renewal": request.reason == NominationReason.RENEWAL,
        "paragraph": terms.paragraph_on(Topic.NOMINATION) if terms else None,
        "address": settings.BASE_URL + request.get_absolute_url(),
    }


def request_html(
    request: NominationRequest, *, terms: TermsOfReference | None, signatory: tuple[str, str]
) -> str:
    """The letter that asks an institution to nominate. signatory: post or body, and name."""
    with translation.override(request.language):
        context = _facts(request, terms) | {"post": signatory[0], "name": signatory[1]}
        return render_to_string("members/nominations/print/nomination_request.html", context)


def reminder_html(
    request: NominationRequest,
    *,
    terms: TermsOfReference | None,
    first: Letter | None,
    on: datetime.date,
    signatory: tuple[str, str],
) -> str:
    """A polite reminder of a request; `first` is the letter that asked."""
    with translation.override(request.language):
        context = _facts(request, terms) | {
            "number": first.our_number if first else "",
            "date": long_date(first.our_date, request.language) if first and first.our_date else "",
            "days": (on - request.requested_on).days,
            "late": on > request.due_on,
            "post": signatory[0],
            "name": signatory[1],
        }
        return render_to_string("members/nominations/print/nomination_reminder.html", context)


def nomination_html(
    seat: Seat,
    nomination: Nomination | None,
    *,
    terms: TermsOfReference | None,
    secretariat: str,
    first: Letter | None,
    language: str,
) -> str:
    """The draft of the nomination letter, prefilled with what is known; blanks are left to fill by hand.

    first: the letter that asked.
    """
    with translation.override(language):
        context = {
            "group": in_language(terms, "name", language) if terms else "",
            "institution": (seat.unit.parent() or seat.unit).name(language),
            "unit": seat.unit.name(language) if seat.unit.parent() else "",
            "secretariat": secretariat,
            "capacity": seat.capacity,
            "heading": subject_of(seat.capacity, language),
            "months": terms.min_member_term_months if terms else None,
            "nomination": nomination,
            "starts": long_date(nomination.starts_on, language) if nomination else "",
            "ends": long_date(nomination.ends_on, language) if nomination and nomination.ends_on else "",
            "number": first.our_number if first else "",
            "date": long_date(first.our_date, language) if first and first.our_date else "",
        }
        return render_to_string("members/nominations/print/nomination_letter.html", context)


def status_html(rows: list[dict], *, group: str, on: datetime.date, language: str) -> str:
    """One page for the head of the secretariat: who has not nominated, and for how long everybody waits."""
    with translation.override(language):
        context = {"rows": rows, "group": group, "on": long_date(on, language)}
        return render_to_string("members/nominations/print/nomination_status.html", context)
