"""Lists ask as much for many rows as for few: many are more than a page shows and than is read at once."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iiwg.search import index
from members.institutions.models import Institution, InstitutionName
from members.people.models import Person, Post
from members.seats.models import LpiEntry, LpiVersion, MembershipTerm, Seat
from tests.cast import in_alphabets

pytestmark = pytest.mark.django_db
PLACES, PEOPLE, TERMS = 120, 600, 2_400
PATHS = (
    "/members/",
    "/members/?on=2014-06-01",
    "/members/institutions/",
    "/members/institutions/?q=Ҷумҳурии&page=3",
    "/members/people/",
    "/members/people/?page=15",
    "/members/nominations/",
    "/members/list/",
    "/members/chairs/",
    "/search/?q=Ҷумҳурии",
)


def fill(prefix, places, people, terms):
    """Institutions on the list with a seat each, people with posts, terms of two years one after the other."""
    listed = LpiVersion.objects.on().get()
    first = listed.entries.count() + 100
    made = Institution.objects.bulk_create(
        Institution(code=f"{prefix}{n}", kind="authority", **in_alphabets(f"{n:05d}")) for n in range(places)
    )
    InstitutionName.objects.bulk_create(
        InstitutionName(institution=place, language="tg", text=f"Идораи {prefix}{n} Ҷумҳурии Тоҷикистон")
        for n, place in enumerate(made)
    )
    LpiEntry.objects.bulk_create(
        LpiEntry(version=listed, institution=place, ordinal=first + n) for n, place in enumerate(made)
    )
    seats = Seat.objects.bulk_create(Seat(unit=place) for place in made)
    persons = Person.objects.bulk_create(
        Person(family_name=f"Насаби {n}", given_name="Ном") for n in range(people)
    )
    Post.objects.bulk_create(
        Post(person=person, institution=made[n % places], title_tg="Мутахассис")
        for n, person in enumerate(persons)
    )
    each = terms // places
    MembershipTerm.objects.bulk_create(
        (
            MembershipTerm(
                seat=seat,
                person=persons[(n * each + m) % people],
                starts_on=datetime.date(2027 - 2 * (each - m), 1, 1),
                ends_on=datetime.date(2028 - 2 * (each - m), 12, 31),
            )
            for n, seat in enumerate(seats)
            for m in range(each)
        ),
        batch_size=2_000,
    )


def asked(client, path):
    """How many queries a page asks."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_every_list_asks_as_much_for_many_as_for_few(cast, signed_in):
    client = signed_in(cast.secretary, "tg")
    fill("FEW", 3, 60, 60)
    index.fill()
    for path in PATHS:
        client.get(path)
    few = {path: asked(client, path) for path in PATHS}
    fill("MANY", PLACES, PEOPLE, TERMS)
    index.fill()
    assert MembershipTerm.objects.count() > TERMS
    many = {path: asked(client, path) for path in PATHS}
    assert {path: (few[path], many[path]) for path in PATHS if many[path] > few[path] + 2} == {}
