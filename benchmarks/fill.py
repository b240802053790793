"""Invented records of two sizes, written through the models; two meetings and their minutes through the real services.

For a migrated, empty database: `manage.py bench_fill small`.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dateutil.relativedelta import relativedelta
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group as Role
from django.core.management import call_command
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from actions.items.models import ActionItem
from iiwg.accounts.models import User
from iiwg.accounts.sessions import SessionStore
from iiwg.audit.actors import SYSTEM
from iiwg.audit.chain import seal_chain
from iiwg.audit.models import AuditEvent
from iiwg.database.fold import alphabetical
from iiwg.notifications.models import Notification
from iiwg.pages.languages import fields_of
from iiwg.search import index
from meetings.agenda import services as agendas
from meetings.agenda.models import AgendaItem
from meetings.attendance import services as attendance
from meetings.meeting.models import Meeting
from meetings.meeting.services import meetings
from meetings.minutes.models import Line, LineText, Minutes
from meetings.minutes.services import approvals, lines
from members.chairs.models import ChairingTerm
from members.institutions import services as institutions
from members.institutions.models import Institution, InstitutionName
from members.letters.models import Letter
from members.nominations.models import Nomination, NominationRequest
from members.people.models import Person, Post
from members.seats.models import MembershipTerm, Seat
from members.terms.models import TermsOfReference
from members.terms.services import terms
from tmf_registry.facilities.models import Facility

TODAY = timezone.localdate()
NOW = timezone.now()
PIECE = 5_000
BACKEND = "iiwg.accounts.backends.Accounts"
SENTENCE = "Inspect the dam and the drainage of the facility and report what was found to the secretariat."


@dataclass(frozen=True)
class Size:
    """How many records of each kind. The numbers of `small` and `large` are those of the trial of November 2026."""

    institutions: int
    people: int
    seats: int
    terms_a_seat: int
    chairing_terms: int
    meetings: int
    lines: int
    facilities: int
    requests: int
    notices: int
    acts: int


SIZES = {
    "ten": Size(10, 10, 10, 1, 4, 10, 10, 10, 10, 10, 10),
    "small": Size(60, 130, 57, 3, 10, 33, 1_000, 38, 104, 1_000, 1_000),
    "large": Size(1_000, 5_000, 1_964, 10, 100, 213, 100_000, 5_000, 10_000, 1_000_000, 1_000_000),
}


def written(rows: Iterable[Model]) -> list[Any]:
    """Write records in pieces, each in a transaction."""
    made: list[Any] = []
    for piece in batched_rows(rows):
        with transaction.atomic():
            made += type(piece[0])._base_manager.bulk_create(piece)
    return made


def batched_rows(rows: Iterable[Model]) -> Iterator[list[Model]]:
    """Rows in pieces."""
    left = iter(rows)
    while piece := list(islice(left, PIECE)):
        yield piece


class Filling:
    """An installation that is being filled to a size."""

    def __init__(self, size: Size):
        self.size = size
        call_command("load_preset", "tj", verbosity=0)
        self.terms = TermsOfReference.objects.get(code="TJ-DRAFT")
        terms.apply_provisionally(self.terms, starts_on=TODAY - relativedelta(years=60), by=SYSTEM)

    def accounts(self) -> dict[str, User]:
        """One account of each role; the focal point speaks for the last institution."""
        made = {}
        for name, roles in {
            "administrator": ["administrator"],
            "secretariat": ["secretariat"],
            "observer": ["observer"],
            "focal point": [],
        }.items():
            address = f"{name.replace(' ', '.')}@bench.example"
            made[name] = User.objects.create_user(address, None, name=name.title(), language="en")
            made[name].groups.set(Role.objects.filter(name__in=roles))
        return made

    def of_institutions(self) -> list[Institution]:
        """Institutions with an official name in three languages."""
        wanted = range(self.size.institutions - Institution.objects.count())
        names = [f"Bench Committee {n:04d} of the Republic for Safety in Industry" for n in wanted]
        written(
            Institution(
                code=f"B{n}", kind="authority", **dict.fromkeys(fields_of("alphabet"), alphabetical(name))
            )
            for n, name in enumerate(names)
        )
        made = list(Institution.objects.filter(code__startswith="B").order_by("pk"))
        written(
            InstitutionName(institution=place, language=language, text=f"{name} {language}")
            for place, name in zip(made, names, strict=False)
            for language in ("tg", "ru", "en")
        )
        return list(Institution.objects.order_by("pk"))

    def of_people(self, places: list[Institution], account: User) -> list[Person]:
        """People with a post each; one is the secretary."""
        made = written(
            Person(family_name=f"Насаби {n:05d}", given_name="Ном") for n in range(self.size.people)
        )
        Person.objects.filter(pk=made[0].pk).update(user=account)
        written(
            Post(person=person, institution=places[n % len(places)], title_en="Head of department")
            for n, person in enumerate(made)
        )
        return made

    def of_seats(self, places: list[Institution], people: list[Person]) -> list[Seat]:
        """Seats, members and alternates, with terms of two years one after the other."""
        wanted = range(self.size.seats)
        seats = written(
            Seat(unit=places[n // 2 % len(places)], capacity=("member", "alternate")[n % 2], ordinal=n)
            for n in wanted
        )
        each = self.size.terms_a_seat
        written(
            MembershipTerm(
                seat=seat,
                person=people[(n * each + turn) % len(people)],
                starts_on=TODAY - relativedelta(years=2 * turn + 1),
                ends_on=TODAY - relativedelta(years=2 * turn - 1, days=1),
            )
            for n, seat in enumerate(seats)
            for turn in range(each)
        )
        return seats

    def of_chairs(self, places: list[Institution], people: list[Person]) -> list[ChairingTerm]:
        """Turns of half a year: the next one, the one of today and those of the past."""
        starts = [TODAY + relativedelta(months=5 - 6 * n) for n in range(self.size.chairing_terms)]
        return written(
            ChairingTerm(
                terms=self.terms,
                institution=places[n % 5],
                person=people[n % 5 + 1],
                starts_on=start,
                ends_on=start + relativedelta(months=6, days=-1),
            )
            for n, start in enumerate(starts)
        )

    def of_facilities(self, places: list[Institution]) -> None:
        """Facilities with an operator."""
        written(
            Facility(
                name=f"Tailings facility {n:04d}",
                name_en=f"Tailings facility {n:04d}",
                country="TJ",
                region="Sughd",
                operator=places[n % len(places)],
                lifecycle="active",
            )
            for n in range(self.size.facilities)
        )

    def of_nominations(self, seats: list[Seat], people: list[Person], by: User) -> None:
        """Requests that were answered and accepted, with two nominations each; fifty are open."""
        wanted = range(self.size.requests)
        open_from = max(self.size.requests - 50, 0)
        requests = written(
            NominationRequest(
                seat=seats[n % len(seats)] if n < open_from else seats[n - open_from],
                status="answered" if n < open_from else "open",
                language="ru",
                requested_on=TODAY - datetime.timedelta(days=40),
                due_on=TODAY - datetime.timedelta(days=n % 20 - 10),
            )
            for n in wanted
            if n < open_from or n - open_from < len(seats)
        )
        answered = [row for row in requests if row.status == "answered" for _twice in range(2)]
        letters = written(
            Letter(
                direction="in",
                kind="nomination",
                status="received",
                institution_id=row.seat.unit_id,
                language="ru",
                subject=f"Nomination {n}",
                made_on=TODAY,
            )
            for n, row in enumerate(answered)
        )
        written(
            Nomination(
                request=row,
                seat=row.seat,
                status="accepted" if n % 2 else "withdrawn",
                family_name=f"Насаби {n}",
                job_title="Head of department",
                letter=letters[n],
                starts_on=TODAY,
                person=people[n % len(people)],
                submitted_at=NOW,
                submitted_by=by,
                decided_at=NOW,
                decided_by=by,
            )
            for n, row in enumerate(answered)
        )

    def of_meetings(self, places: list[Institution], by: User) -> list[Minutes]:
        """Meetings of the past with an item and minutes each; about one in ten is still under way."""
        past = written(
            Meeting(
                sequence=n + 1_001,
                number=f"B-{n + 1}",
                title_en="Regular meeting",
                status="closed" if n % 10 else "held",
                held_on=TODAY - datetime.timedelta(days=30 * (n + 2)),
                host=places[n % len(places)],
                terms=self.terms,
                created_by=by,
            )
            for n in range(self.size.meetings)
        )
        written(
            AgendaItem(meeting=row, ordinal=1, title_en="Safety of dams", agenda_class="resilience")
            for row in past
        )
        return written(Minutes(meeting=row, language="en") for row in past)

    def of_actions(self, minutes: list[Minutes], places: list[Institution], by: User) -> None:
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
            for n in range(self.size.lines)
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

    def of_records(self, by: User) -> None:
        """Letters that were sent and acts that were recorded and sealed."""
        written(
            Notification(
                code="bench", to_email=by.email, to_user=by, language="en", subject=f"Letter {n}",
                text="Text", state="sent", sent_at=NOW, read_at=NOW,
            )
            for n in range(self.size.notices)
        )  # fmt: skip
        written(
            AuditEvent(
                at=NOW, actor_id=by.pk, verb="meetings.minutes.publish", subject=f"meetings.minutes:{n % 30}"
            )
            for n in range(self.size.acts)
        )
        while seal_chain():
            pass


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


def session_of(user: User) -> str:
    """The key of a session in which somebody is signed in."""
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = BACKEND
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def fill(size: Size) -> dict[str, Any]:
    """Everything of a size; the sessions and the numbers of what the run asks for."""
    filling = Filling(size)
    accounts = filling.accounts()
    by = accounts["secretariat"]
    places = filling.of_institutions()
    people = filling.of_people(places, by)
    for person in people[1:3]:  # the next chair and the one of today
        account = User.objects.create_user(
            f"chair{person.pk}@bench.example", None, name="Chair", language="en"
        )
        Person.objects.filter(pk=person.pk).update(user=account)
    institutions.grant_focal_point(places[-1], accounts["focal point"], by=SYSTEM)
    seats = filling.of_seats(places, people)
    filling.of_chairs(places, people)
    filling.of_facilities(places)
    filling.of_nominations(seats, people, by)
    minutes = filling.of_meetings(places, by)
    filling.of_actions(minutes, places, by)
    draft = bench_minutes(bench_meeting(1, people, by), places, by)
    done = published(bench_minutes(bench_meeting(2, people, by), places, by), by)
    filling.of_records(by)
    index.fill()
    return {
        "sessions": {name: session_of(user) for name, user in accounts.items()},
        "numbers": {"meeting": draft.meeting_id, "minutes": draft.pk, "published": done.pk, "over": done.meeting_id,
                    "action": ActionItem.objects.filter(status="open").first().pk,
                    "institution": places[-1].pk, "person": people[1].pk,
                    "facility": Facility.objects.first().pk},
    }  # fmt: skip
