"""Two meetings and their minutes, played through the real services."""

import datetime
from typing import Any

from benchmarks.fill.sizes import TODAY
from iiwg.accounts.models import User
from meetings.agenda import services as agendas
from meetings.attendance import services as attendance
from meetings.meeting.models import Meeting
from meetings.meeting.services import meetings
from meetings.minutes.models import Minutes
from meetings.minutes.services import approvals, lines
from members.institutions.models import Institution
from members.people.models import Person

SENTENCE = "Inspect the dam and the drainage of the facility and report what was found to the secretariat."


def bench_meeting(number: int, people: list[Person], by: User) -> Meeting:
    """A meeting held ten days ago: 15 items, 65 people who came."""
    day = TODAY - datetime.timedelta(days=10 + number)
    meeting = meetings.plan(
        held_on=day,
        sequence=500 + number,
        title_en="Bench meeting",
        secretary=people[0],
        place_en="Dushanbe",
        by=by,
    )
    for n in range(15):
        agendas.add_item(
            meeting, title_en=f"Item {n + 1} on safety", agenda_class="resilience", minutes_allotted=10, by=by
        )
    meetings.mark_held(meeting, by=by)
    for person in people[:65]:
        attendance.add(meeting, person=person, by=by)
    for n in range(65 - len(people[:65])):
        attendance.add(meeting, name=f"Guest {n}", institution_text="UNECE", by=by)
    attendance.mark(meeting, {}, others_present=True, by=by)
    return meeting


def bench_minutes(meeting: Meeting, places: list[Institution], by: User) -> Minutes:
    """Minutes of 40 lines: 15 heard, 10 decided, 15 action items."""
    draft = lines.start(meeting, language="en", by=by)
    kinds = ["heard"] * 15 + ["decided"] * 10 + ["action"] * 15
    items = list(meeting.items.all())
    for n, kind in enumerate(kinds):
        line = lines.add_line(draft, items[n % 15], kind=kind, by=by)
        more: dict[str, Any] = {}
        if kind == "action":
            more = {
                "responsible": places[n % len(places)],
                "due_kind": "day",
                "due_on": TODAY + datetime.timedelta(days=30),
            }
        lines.save_line(line, base_version=1, text=f"{SENTENCE} No {n}", by=by, **more)
    return draft


def published(draft: Minutes, by: User) -> Minutes:
    """Minutes that were sent, approved by everybody asked and published."""
    approvals.send_for_approval(draft, by=by)
    digest = draft.texts.get(round=draft.round, authoritative=True).document.sha256
    for asked in draft.approvals.order_by("pk"):
        approvals.approve(draft, digest=digest, by=asked.chairing_term.person.user)
    approvals.publish(draft, by=by)
    return draft
