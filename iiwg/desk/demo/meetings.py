"""DEMO meetings, one in each state, with their minutes, action items and reports, made by the real services."""

import datetime

from dateutil.relativedelta import relativedelta
from django.utils import translation

from actions.items.models import ActionItem
from actions.items.services import work
from iiwg.desk.demo.texts import ENGLISH, RUSSIAN, TAJIK
from iiwg.pages.dates import quarter_end, quarter_of
from meetings.agenda import services as agendas
from meetings.attendance import services as attendance
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.models import Meeting
from meetings.meeting.services import meetings, preparation
from meetings.minutes.enums import DueKind
from meetings.minutes.services import approvals, lines
from tmf_registry.facilities.models import Facility

PRESENT = ("secretariat", "leading_cochair", "incoming_cochair", "member", "focal_point")
GUESTS = (
    ("DEMO Engineer of the operator", "ZARAFSHON", "invitee"),
    ("DEMO Officer of the Organization for Security and Co-operation in Europe", "OSCE", "observer"),
    ("DEMO Hydrologist", "NAST", "expert"),
)


def build(cast, today: datetime.date) -> None:
    """Eight meetings and what follows from them."""
    with translation.override("en"):
        published = _held(cast, "DEMO-1", today - relativedelta(months=11), "ru", RUSSIAN)
        _approve(cast, published, "former_cochair", publish=True)
        tajik = _held(cast, "DEMO-2", today - relativedelta(months=6), "tg", TAJIK)
        _approve(cast, tajik, "leading_cochair", publish=True)
        english = _held(cast, "DEMO-3", today - relativedelta(months=3), "en", ENGLISH)
        _approve(cast, english, "leading_cochair", publish=False)
        waiting = _held(
            cast, "DEMO-4", today - relativedelta(days=20), "ru", {0: RUSSIAN[0], 1: RUSSIAN[1][:3]}
        )
        approvals.send_for_approval(waiting, by=cast.users["secretariat"])
        _held(cast, "DEMO-5", today - relativedelta(days=4), "tg", {0: TAJIK[0]})
        _coming(cast, today)
        _work(cast)


def _plan(cast, number: str, day: datetime.date, **fields) -> Meeting:
    places = {"place_en": "Dushanbe", "place_ru": "Душанбе", "place_tg": "Душанбе"}
    titles = {"title_en": "DEMO meeting", "title_ru": "DEMO заседание", "title_tg": "Ҷаласаи DEMO"}
    meeting = meetings.plan(
        number=number,
        kind="regular",
        held_on=day,
        starts_at=datetime.time(10, 0),
        format="hybrid",
        secretary=cast.people["secretariat"],
        is_demo=True,
        by=cast.users["secretariat"],
        **places,
        **titles,
        **fields,
    )
    agendas.add_usual_agenda(meeting, by=cast.users["secretariat"])
    return meeting


def _held(cast, number: str, day: datetime.date, language: str, text: dict):
    """A held meeting with its participants and minutes."""
    by = cast.users["secretariat"]
    meeting = _plan(cast, number, day)
    agendas.send(meeting, is_final=True, by=by)
    meetings.mark_held(meeting, by=by)
    _participants(cast, meeting)
    for task in meeting.preparation_tasks.all():
        preparation.tick(task, by=by)
    minutes = lines.start(meeting, language=language, by=by)
    items = list(agendas.items_of(meeting))
    speakers = list(meeting.attendance.all())
    for position, rows in text.items():
        for number_of_row, (kind, words, more) in enumerate(rows):
            line = lines.add_line(minutes, items[position], kind=kind, by=by)
            details = _details(cast, more, meeting)
            if kind in ("heard", "spoke"):
                details["speaker"] = speakers[number_of_row % len(speakers)]
            lines.save_line(line, base_version=1, text=f"DEMO. {words}", by=by, **details)
    return minutes


def _participants(cast, meeting: Meeting) -> None:
    by = cast.users["secretariat"]
    attendance.register_members(meeting, by=by)
    listed = set(meeting.attendance.values_list("person_id", flat=True))
    for role in PRESENT:
        person = cast.people[role]
        if person.pk not in listed:
            institution = person.posts.select_related("institution").get().institution
            part = "secretariat" if role == "secretariat" else "member"
            attendance.add(meeting, person=person, institution=institution, role=part, by=by)
    for name, code, part in GUESTS:
        attendance.add(meeting, name=name, institution=cast.institutions[code], role=part, by=by)
    attendance.mark(meeting, {}, others_present=True, by=by)


def _details(cast, more: dict, meeting: Meeting) -> dict:
    """Responsible institution, due date and facility of a line, as the service takes them."""
    today = datetime.date.today()  # noqa: DTZ011  DEMO dates are counted from the day of loading
    details: dict = {}
    if "responsible" in more:
        details["responsible"] = cast.institutions[more["responsible"]]
    if "facility" in more:
        details["facility"] = Facility.objects.search(more["facility"]).first()
    if "days" in more:
        due = today + relativedelta(days=more["days"])
        details |= {"due_kind": DueKind.DAY, "due_on": due}
    elif more.get("due") == "quarter":
        later = today + relativedelta(months=3)
        details |= {"due_kind": DueKind.QUARTER, "due_on": quarter_end(later.year, quarter_of(later))}
    elif more.get("due") == "ongoing":
        details |= {"due_kind": DueKind.ONGOING}
    elif more.get("due") == "meeting":
        coming = _plan(cast, "DEMO-6", today + relativedelta(months=2))
        details |= {"due_kind": DueKind.MEETING, "due_meeting": coming, "offset_days": 10}
    return details


def _approve(cast, minutes, role: str, *, publish: bool) -> None:
    by = cast.users["secretariat"]
    approvals.send_for_approval(minutes, by=by)
    digest = minutes.approvals.get(round=minutes.round, chairing_term__person=cast.people[role]).digest
    approvals.approve(minutes, digest=digest, by=cast.users[role])
    if publish:
        approvals.publish(minutes, by=by)


def _coming(cast, today: datetime.date) -> None:
    """A meeting whose agenda was sent, one that is planned, one that was cancelled, one that is closed."""
    by = cast.users["secretariat"]
    convened = Meeting.objects.get(number="DEMO-6")
    agendas.send(convened, is_final=False, by=by)
    agendas.send(convened, is_final=True, by=by)
    _plan(cast, "DEMO-7", today + relativedelta(months=5))
    cancelled = _plan(cast, "DEMO-8", today + relativedelta(months=1))
    meetings.cancel(cancelled, note="DEMO: the hall was not free.", by=by)
    closed = Meeting.objects.get(number="DEMO-1", status=MeetingStatus.HELD)
    meetings.close(closed, by=by)


def _work(cast) -> None:
    """Action items in every state."""
    by = cast.users["secretariat"]
    items = {
        item.responsible.code: item
        for item in ActionItem.objects.select_related("responsible").order_by("-id")
    }
    operator, focal = cast.users["operator"], cast.users["focal_point"]
    work.report(items["MEWR"], text="DEMO: предложения согласовываются.", by=focal)
    work.accept(items["ZARAFSHON"], by=operator)
    work.finish(items["CEP"], text="DEMO: гузориш пешниҳод шуд.", by=cast.users["member"])
    coes = list(ActionItem.objects.filter(responsible__code="COES").order_by("id"))
    work.finish(coes[0], text="DEMO: списки уточнены, письмо приложено к делу.", by=by)
    work.confirm(coes[0], by=by)
    work.drop(coes[1], note="DEMO: the training was moved to next year.", by=by)
