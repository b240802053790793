"""The hand-over pack of a chairing term: what the next co-chair takes over, on paper and as one archive (p22, p23)."""

import io
import zipfile
from datetime import timedelta

from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from actions.items.models import ActionItem
from actions.items.rules import visible_actions
from iiwg.database.models import today
from iiwg.documents.enums import RenditionState
from iiwg.documents.rendering import render_text
from iiwg.pages.dates import long_date
from iiwg.pages.spreadsheets import csv_text
from iiwg.pages.words import in_language
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.rules import visible_meetings
from meetings.minutes.enums import MinutesStatus
from meetings.minutes.models import Minutes
from meetings.minutes.rules import visible_minutes, visible_outcomes
from meetings.minutes.texts.due import due_in_words
from meetings.minutes.texts.minutes import minutes_title
from members.chairs.models import ChairingTerm
from members.letters.models import Letter
from members.nominations.models import Nomination, NominationRequest
from members.nominations.services import requests

YEAR = 365  # days of decisions shown


def facts(term: ChairingTerm, user) -> dict:
    """Everything that is open at the end of a term: a list for each heading of the pack.

    What is restricted or not published yet is in it only where the reader may see it anyway.
    """
    day = today()
    meetings = visible_meetings(user)
    names = {"responsible__names", "co_executors__names"}
    return {
        "term": term,
        "following": term.following(),
        "terms": term.terms,
        "actions": ActionItem.objects.open()
        .filter(Q(pk__in=ActionItem.objects.open_to_readers()) | Q(pk__in=visible_actions(user).values("pk")))
        .select_related("responsible", "due_meeting")
        .prefetch_related(*names)
        .order_by(F("due_on").asc(nulls_last=True), "pk"),
        "letters": Letter.objects.awaiting_answer()
        .exclude(pk__in=requests.letters_no_longer_awaited())
        .select_related("institution")
        .prefetch_related("institution__names"),
        "unsent": Letter.objects.to_be_sent()
        .exclude(pk__in=requests.letters_no_longer_awaited())
        .select_related("institution")
        .prefetch_related("institution__names"),
        "requests": NominationRequest.objects.filter(status="open")
        .select_related("seat__unit")
        .prefetch_related("seat__unit__names"),
        "nominations": Nomination.objects.filter(status__in=["submitted", "held", "returned"])
        .select_related("seat__unit")
        .prefetch_related("seat__unit__names"),
        "drafts": Minutes.objects.filter(meeting__in=meetings)
        .exclude(status__in=[MinutesStatus.APPROVED, MinutesStatus.PUBLISHED])
        .select_related("meeting"),
        "coming": meetings.filter(
            status__in=[MeetingStatus.PLANNED, MeetingStatus.CONVENED], held_on__gte=day
        ).order_by("held_on"),
        "decisions": visible_outcomes(user)
        .filter(meeting__held_on__gte=day - timedelta(days=YEAR))
        .select_related("meeting"),
        "today": day,
    }


def html(term: ChairingTerm, language: str, user) -> str:
    """The pack as text, in a language."""
    with translation.override(language):
        found = facts(term, user)
        found["group"] = in_language(term.terms, "name", language)
        found["rows"] = [
            (
                item.number,
                item.text,
                item.responsible.name(language),
                due_in_words(item.due_kind, item.due_on, item.due_meeting, item.offset_days),
            )
            for item in found["actions"]
        ]
        found["titles"] = [
            (minutes_title(minutes, language), minutes.get_status_display()) for minutes in found["drafts"]
        ]
        return render_to_string("desk/handover/print/pack.html", found)


def title(language: str) -> str:
    """The name of the pack."""
    with translation.override(language):
        return _("Hand-over of the chair")


def pdf(term: ChairingTerm, language: str, user) -> bytes:
    """The pack on paper."""
    footnote = long_date(today(), language)
    return render_text(
        html(term, language, user), format="pdf", language=language, title=title(language), footnote=footnote
    )


def archive(term: ChairingTerm, language: str, user) -> bytes:
    """The pack, the action items as a table, and the minutes of the year as they were made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"{title(language)}.pdf", pdf(term, language, user))
        packed.writestr(f"{_('Action items')}.csv", _table(term, user))
        for name, content in _minutes(user):
            packed.writestr(name, content)
    return target.getvalue()


def _table(term: ChairingTerm, user) -> str:
    header = [_("Number"), _("What is to be done"), _("Responsible"), _("Due"), _("Status")]
    items = facts(term, user)["actions"]
    return csv_text(
        header,
        (
            [item.number, item.text, item.responsible.name(), item.due_on or "", item.get_status_display()]
            for item in items
        ),
    )


def _minutes(user):
    """The PDF of each approved minutes of the year this reader may see, where it is made."""
    since = today() - timedelta(days=YEAR)
    approved = visible_minutes(user).filter(
        status__in=[MinutesStatus.APPROVED, MinutesStatus.PUBLISHED], meeting__held_on__gte=since
    )
    for minutes in approved:
        texts = minutes.texts.filter(authoritative=True).select_related("document")
        text = texts.order_by("-round").first()
        made = text.document.renditions.filter(format="pdf", state=RenditionState.DONE).exclude(footnote="")
        for rendition in made[:1]:
            with rendition.file.open("rb") as file:
                yield f"{minutes.meeting.held_on} {text.document.title}.pdf", file.read()
