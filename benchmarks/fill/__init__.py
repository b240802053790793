"""Invented records of several sizes, written through the models; two meetings and their minutes through the real services.

For a migrated, empty database: `manage.py bench_fill small`.
"""

from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from actions.items.models import ActionItem
from benchmarks.fill import past
from benchmarks.fill.group import GroupFilling
from benchmarks.fill.played import bench_meeting, bench_minutes, published
from benchmarks.fill.sizes import SIZES, Size
from iiwg.accounts.models import User
from iiwg.accounts.sessions import SessionStore
from iiwg.audit.actors import SYSTEM
from iiwg.search import index
from members.institutions import services as institutions
from members.people.models import Person
from tmf_registry.facilities.models import Facility

__all__ = ["SIZES", "fill"]
BACKEND = "iiwg.accounts.backends.Accounts"


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
    filling = GroupFilling(size)
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
    minutes = past.of_meetings(size, filling.terms, places, by)
    past.of_actions(size, minutes, places, by)
    draft = bench_minutes(bench_meeting(1, people, by), places, by)
    done = published(bench_minutes(bench_meeting(2, people, by), places, by), by)
    past.of_records(size, by)
    index.fill()
    return {
        "sessions": {name: session_of(user) for name, user in accounts.items()},
        "numbers": {"meeting": draft.meeting_id, "minutes": draft.pk, "published": done.pk, "over": done.meeting_id,
                    "action": ActionItem.objects.filter(status="open").first().pk,
                    "institution": places[-1].pk, "person": people[1].pk,
                    "facility": Facility.objects.first().pk},
    }  # fmt: skip
