"""The chain over the record: it is whole as long as nobody touched it, and says what is wrong when somebody did."""

import datetime
import threading
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from iiwg.audit import chain, tasks
from iiwg.audit.actors import SYSTEM
from iiwg.audit.chain import Fault, Part, broken_links, digest_of, seal_chain
from iiwg.audit.models import AuditEvent, AuditSeal
from iiwg.audit.services import record
from members.institutions.models import Group

WAIT = 10  # seconds until a thread that hangs fails the test
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="on SQLite one transaction writes at a time"
)


@pytest.fixture
def group(db):
    """Something to record acts about."""
    return Group.objects.create(preset="tj", country="TJ")


def acts(group, count: int) -> list[AuditEvent]:
    """So many acts."""
    return [record("members.group.test", group, by=SYSTEM, step=step) for step in range(count)]


@pytest.fixture
def links(group):
    """A chain of three links over three events each."""
    made = []
    for _ in range(3):
        acts(group, 3)
        made.append(seal_chain())
    assert broken_links() == []
    return made


def broken(link: AuditSeal, fault: Fault) -> Part:
    """What is said of a link."""
    return Part(link.first_event_id, link.last_event_id, fault)


def test_a_chain_made_before_keeps_verifying():
    event = AuditEvent(
        pk=7,
        at=datetime.datetime(2026, 5, 15, 9, 30, tzinfo=datetime.UTC),
        actor_id=3,
        on_behalf_of="members.institution:2",
        verb="meetings.minutes.approve",
        subject="meetings.minutes:12",
        facts={"round": 1, "digest": "аб"},
    )
    first = digest_of("", [event])
    assert first == "feab160b9958493110adeee8a5269dec82506562529d6ccaa315d32fd6067d68"
    assert digest_of(first, [event]) == "fbf9873156ab29af94cfa010d06485ba8e8b116b60b086390d95adaeb68d3358"


def test_every_event_is_under_one_link_and_sealing_twice_adds_none(group):
    acts(group, 2)
    first = seal_chain()
    assert seal_chain() is None
    events = acts(group, 1)
    second = seal_chain()
    assert (second.first_event_id, second.last_event_id) == (events[0].pk, events[0].pk)
    assert first.last_event_id < second.first_event_id
    assert broken_links() == []


def test_many_events_are_sealed_in_batches(group, monkeypatch):
    monkeypatch.setattr(chain, "BATCH", 2)
    acts(group, 5)
    tasks.seal()
    assert AuditSeal.objects.count() == 3
    assert seal_chain() is None
    assert broken_links() == []


@pytest.mark.django_db(transaction=True)
def test_an_act_that_failed_leaves_a_number_behind_and_no_fault(group):
    acts(group, 1)
    with transaction.atomic():
        acts(group, 1)
        transaction.set_rollback(True)
    acts(group, 1)
    seal_chain()
    acts(group, 1)
    seal_chain()
    assert broken_links() == []


def test_a_changed_event_is_found(links, unsealed):
    with unsealed():
        AuditEvent.objects.filter(pk=links[1].first_event_id + 1).update(verb="forged")
    assert broken_links() == [broken(links[1], Fault.CHANGED)]


def test_an_event_taken_out_of_the_middle_is_found(links, unsealed):
    with unsealed():
        AuditEvent.objects.filter(pk=links[1].first_event_id + 1).delete()
    assert broken_links() == [broken(links[1], Fault.CHANGED)]


@pytest.mark.parametrize("end", ["first_event_id", "last_event_id"])
def test_the_first_or_last_event_of_a_link_taken_out_is_found(links, unsealed, end):
    with unsealed():
        AuditEvent.objects.filter(pk=getattr(links[1], end)).delete()
    assert broken_links() == [broken(links[1], Fault.MISSING)]


def test_a_link_whose_events_are_all_gone_is_found(links, unsealed):
    span = (links[1].first_event_id, links[1].last_event_id)
    with unsealed():
        AuditEvent.objects.filter(pk__range=span).delete()
    assert broken_links() == [broken(links[1], Fault.MISSING)]


@pytest.mark.parametrize("place", [0, 1])
def test_events_that_no_link_covers_are_found(links, unsealed, place):
    with unsealed():
        AuditSeal.objects.filter(pk=links[place].pk).delete()
    assert broken_links() == [
        broken(links[place], Fault.UNCOVERED),
        broken(links[place + 1], Fault.CHANGED),  # it rests on the link that is gone
    ]


def test_a_link_taken_out_with_its_events_is_found(links, unsealed):
    span = (links[1].first_event_id, links[1].last_event_id)
    with unsealed():
        AuditEvent.objects.filter(pk__range=span).delete()
        AuditSeal.objects.filter(pk=links[1].pk).delete()
    assert broken_links() == [broken(links[2], Fault.CHANGED)]


def test_two_links_over_one_event_are_found(links, unsealed):
    with unsealed():
        AuditSeal.objects.filter(pk=links[2].pk).update(first_event_id=links[1].last_event_id)
    assert broken_links() == [Part(links[1].last_event_id, links[2].last_event_id, Fault.MISSING)]


def test_events_after_the_last_link_are_no_fault(links, group):
    acts(group, 2)
    assert broken_links() == []


@contextmanager
def act_under_way(group):
    """Another connection in the middle of an act: its event has an id and is not committed until the block ends."""
    recorded, end = threading.Event(), threading.Event()

    def act():
        try:
            with transaction.atomic():
                acts(group, 1)
                recorded.set()
                end.wait(WAIT)
        finally:
            connection.close()

    thread = threading.Thread(target=act)
    thread.start()
    assert recorded.wait(WAIT)
    try:
        yield
    finally:
        end.set()
        thread.join(WAIT)


@on_postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("before", [0, 1], ids=["the open act came first", "an act was done before it"])
def test_no_link_is_made_over_an_act_under_way(group, before):
    acts(group, before)
    with act_under_way(group):
        acts(group, 1)
        assert AuditEvent.objects.count() == before + 1
        assert seal_chain() is None
    link = seal_chain()
    ids = list(AuditEvent.objects.order_by("id").values_list("id", flat=True))
    assert len(ids) == before + 2
    assert (link.first_event_id, link.last_event_id) == (ids[0], ids[-1])
    assert broken_links() == []


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_an_act_begun_while_a_link_is_made_comes_under_the_next_one(group, monkeypatch):
    acts(group, 1)
    done, act = threading.Event(), None

    def also():
        try:
            acts(group, 1)
            done.set()
        finally:
            connection.close()

    def digest(before, events):
        nonlocal act
        if act is None:
            act = threading.Thread(target=also)
            act.start()
            assert not done.wait(0.5)  # it waits until the link is made
        return digest_of(before, events)

    monkeypatch.setattr(chain, "digest_of", digest)
    first = seal_chain()
    assert done.wait(WAIT)
    act.join(WAIT)
    second = seal_chain()
    assert first.last_event_id < second.first_event_id
    assert broken_links() == []


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_people_work_beside_each_other_and_two_jobs_make_no_link_twice(group):
    with act_under_way(group):
        acts(group, 1)  # does not wait
    together, made = threading.Barrier(2), []

    def seal():
        try:
            together.wait(WAIT)
            made.append(seal_chain())
        finally:
            connection.close()

    threads = [threading.Thread(target=seal) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    assert AuditSeal.objects.count() == len([link for link in made if link]) == 1
    assert broken_links() == []
