"""The agenda as it is printed."""

import datetime
from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iiwg.documents.enums import Access
from iiwg.pages.dates import long_date
from iiwg.pages.languages import in_language
from meetings.agenda.models import AgendaItem
from meetings.meeting.models import Meeting


def agenda_title(meeting: Meeting, language: str) -> str:
    """“Agenda of the meeting of 15 May 2024” in a language."""
    with translation.override(language):
        return _("Agenda of the meeting of %(day)s") % {
            "day": long_date(meeting.held_on, language, meeting.date_precision)
        }


def clock_times(meeting: Meeting, items: Iterable[AgendaItem]) -> dict[int, str]:
    """From when to when each item is planned, by its id, in the local time of the meeting: “10:00–10:20”.

    Nothing where nobody said when the meeting begins; of an item without minutes only the beginning, and nothing after it.
    """
    times: dict[int, str] = {}
    if meeting.starts_at is None:
        return times
    at = datetime.datetime.combine(meeting.held_on, meeting.starts_at)
    for item in items:
        if not item.minutes_allotted:
            times[item.pk] = f"{at:%H:%M}"
            break
        ends = at + datetime.timedelta(minutes=item.minutes_allotted)
        times[item.pk] = f"{at:%H:%M}–{ends:%H:%M}"
        at = ends
    return times


def too_long(meeting: Meeting, items: Iterable[AgendaItem]) -> str:
    """The sentence that says that the items take longer than the meeting; "" where they fit, or where it has no end."""
    if not (meeting.starts_at and meeting.ends_at):
        return ""
    begins, ends = (
        datetime.datetime.combine(meeting.held_on, at) for at in (meeting.starts_at, meeting.ends_at)
    )
    lasts = int((ends - begins).total_seconds() // 60)
    total = sum(item.minutes_allotted or 0 for item in items)
    if total <= lasts:
        return ""
    words = ngettext(
        "The items take %(total)d minute, the meeting lasts %(lasts)d.",
        "The items take %(total)d minutes, the meeting lasts %(lasts)d.",
        total,
    )
    return words % {"total": total, "lasts": lasts}


def too_late(meeting: Meeting) -> str:
    """The sentence that says that an agenda sent now comes after the meeting began; "" while it is to come."""
    return (
        _("The meeting has begun or is over: its readers would get the agenda too late.")
        if meeting.has_begun
        else ""
    )


def group_name(meeting: Meeting, language: str) -> str:
    """The name of the group that was valid when the meeting was held."""
    return in_language(meeting.terms, "name", language) if meeting.terms else ""


def numbers_of(meeting: Meeting) -> dict[int, int]:
    """The number of each item by its id, as everybody counts: on the agenda, in the minutes, on the screen.

    A restricted item of an open meeting has no number, so that the numbers of the others do not tell of it.
    """
    items = meeting.items.filter(removed_at__isnull=True).order_by("ordinal", "id")
    if meeting.access != Access.RESTRICTED:
        items = items.exclude(access=Access.RESTRICTED)
    return {pk: number for number, pk in enumerate(items.values_list("pk", flat=True), start=1)}


def agenda_html(meeting: Meeting, language: str) -> str:
    """The agenda in a language: what is read before and at the meeting. Restricted items are not printed."""
    items = (
        meeting.items.filter(removed_at__isnull=True)
        .exclude(access=Access.RESTRICTED)
        .select_related("speaker", "institution")
        .prefetch_related("institution__names", "papers__document")
        .order_by("ordinal", "id")
    )
    numbers = numbers_of(meeting)
    times = clock_times(meeting, items)
    with translation.override(language):
        rows = [
            {
                "number": numbers[item.pk],
                "time": times.get(item.pk, ""),
                "title": in_language(item, "title", language),
                "speaker": item.speaker.full_name(language) if item.speaker else item.speaker_text,
                "institution": item.institution.name(language, meeting.held_on) if item.institution else "",
                "minutes": item.minutes_allotted,
                "papers": [str(paper) for paper in item.papers.all() if not paper.removed_at],
            }
            for item in items
        ]
        context = {
            "meeting": meeting,
            "group": group_name(meeting, language),
            "place": in_language(meeting, "place", language),
            "host": meeting.host.name(language, meeting.held_on) if meeting.host else "",
            "rows": rows,
            "is_timed": bool(times),
            "total": sum(item.minutes_allotted or 0 for item in items),
        }
        return render_to_string("meetings/agenda/print/agenda.html", context)
