"""A database from before letters lost their keys keeps every link between requests, nominations and letters."""

import datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from iiwg.database import seals

pytestmark = pytest.mark.django_db(transaction=True)
TURNED = ("members", "0013_letters_own_no_keys")
DAY = datetime.date(2026, 5, 4)


@pytest.fixture
def before():
    """The models as they were before the migration, in a database that was taken back to it."""
    executor = MigrationExecutor(connection)
    (parent,) = [
        node.key for node in executor.loader.graph.node_map[TURNED].parents if node.key[0] == "members"
    ]
    seals.remove()  # they speak of columns of today
    executor.migrate([parent])
    seals.install(only={"members_nomination"})
    yield executor.loader.project_state([parent]).apps
    newest()


def newest():
    """Migrate to the newest state, and seal as `migrate` does."""
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    seals.install()


def letter(old, place, kind, **facts):
    """A letter as it was kept before."""
    direction = "in" if kind == "nomination" else "out"
    facts = {"language": "tg", "subject": "DEMO", "made_on": DAY, **facts}
    made = old.get_model("members", "Letter").objects
    return made.create(institution=place, kind=kind, direction=direction, **facts).pk


def test_every_letter_is_found_from_what_it_is_about(before):
    get = before.get_model
    place = get("members", "Institution").objects.create(code="DEMO", kind="authority")
    seat = get("members", "Seat").objects.create(unit=place)
    person = get("members", "Person").objects.create(family_name="DEMO")
    asked = get("members", "NominationRequest").objects.create(
        seat=seat, language="tg", requested_on=DAY, due_on=DAY, status="answered"
    )
    named = {"seat": seat, "family_name": "DEMO", "job_title": "DEMO", "starts_on": DAY}
    nominations = get("members", "Nomination").objects
    accepted = nominations.create(**named, request=asked, status="accepted", person=person)
    unasked = nominations.create(**named, status="submitted")
    draft = nominations.create(**named, status="draft")
    first = letter(before, place, "request", request=asked)
    reminder = letter(before, place, "reminder", request=asked)
    answer = letter(before, place, "nomination", request=asked, nomination=accepted)
    alone = letter(before, place, "nomination", nomination=unasked)
    newest()
    from members.letters.models import Letter
    from members.nominations.models import Nomination, NominationRequest

    assert Letter.objects.count() == 4
    assert {row.pk for row in NominationRequest.objects.get().letters.all()} == {first, reminder, answer}
    assert dict(Nomination.objects.values_list("pk", "letter")) == {
        accepted.pk: answer,
        unasked.pk: alone,
        draft.pk: None,
    }
    assert seals.missing() == []
