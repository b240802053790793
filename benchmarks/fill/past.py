"""Meetings of the past, action items, letters and acts of a size."""

import datetime

from actions.items.models import ActionItem
from benchmarks.fill.played import SENTENCE
from benchmarks.fill.sizes import NOW, TODAY, Size, written
from iiwg.accounts.models import User
from iiwg.audit.chain import seal_chain
from iiwg.audit.models import AuditEvent
from iiwg.notifications.models import Notification
from meetings.agenda.models import AgendaItem
from meetings.meeting.models import Meeting
from meetings.minutes.models import Line, LineText, Minutes
from members.institutions.models import Institution
from members.terms.models import TermsOfReference


def of_meetings(size: Size, terms: TermsOfReference, places: list[Institution], by: User) -> list[Minutes]:
    """Meetings of the past with an item and minutes each; about one in ten is still under way."""
    past = written(
        Meeting(
            sequence=n + 1_001,
            number=f"B-{n + 1}",
            title_en="Regular meeting",
            status="closed" if n % 10 else "held",
            held_on=TODAY - datetime.timedelta(days=30 * (n + 2)),
            host=places[n % len(places)],
            terms=terms,
            created_by=by,
        )
        for n in range(size.meetings)
    )
    written(
        AgendaItem(meeting=row, ordinal=1, title_en="Safety of dams", agenda_class="resilience")
        for row in past
    )
    return written(Minutes(meeting=row, language="en") for row in past)


def of_actions(size: Size, minutes: list[Minutes], places: list[Institution], by: User) -> None:
    """Action items with their lines and texts; one in ten is open, half of these overdue."""
    items = {row.meeting_id: row for row in AgendaItem.objects.filter(ordinal=1)}
    made = written(
        Line(
            minutes=minutes[n % len(minutes)],
            item=items[minutes[n % len(minutes)].meeting_id],
            kind="action",
            ordinal=n // len(minutes) + 1,
            responsible=places[n % len(places)],
            due_kind="day",
            due_on=TODAY + datetime.timedelta(days=n % 400 - 200),
        )
        for n in range(size.lines)
    )
    written(LineText(line=line, language="en", text=f"{SENTENCE} No {n}") for n, line in enumerate(made))
    written(
        ActionItem(
            line=line,
            number=f"B{n}",
            language="en",
            text=f"{SENTENCE} No {n}",
            responsible=line.responsible,
            due_kind="day",
            due_on=line.due_on,
            status="open" if n % 10 == 0 else "confirmed",
            published_at=NOW,
            closed_at=NOW if n % 10 else None,
            closed_by=by if n % 10 else None,
        )
        for n, line in enumerate(made)
    )
    over = Minutes.objects.filter(meeting__status="closed")
    over.update(status="for_approval", approved_at=NOW, approved_by=by)
    over.update(status="approved")
    over.update(status="published", published_at=NOW, published_by=by)


def of_records(size: Size, by: User) -> None:
    """Letters that were sent and acts that were recorded and sealed."""
    written(
        Notification(
            code="bench", to_email=by.email, to_user=by, language="en", subject=f"Letter {n}",
            text="Text", state="sent", sent_at=NOW, read_at=NOW,
        )
        for n in range(size.notices)
    )  # fmt: skip
    written(
        AuditEvent(
            at=NOW, actor_id=by.pk, verb="meetings.minutes.publish", subject=f"meetings.minutes:{n % 30}"
        )
        for n in range(size.acts)
    )
    while seal_chain():
        pass
