"""Jobs: letters and renditions are claimed, tried, given up and found again by the same rules."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from iiwg.audit.actors import SYSTEM
from iiwg.documents.models import Rendition
from iiwg.documents.services import store_text
from iiwg.notifications.models import Notification

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 3, 10, 12, tzinfo=datetime.UTC)


def a_rendition():
    """A PDF that waits."""
    document = store_text("<p>x</p>", title="t", language="en", by=SYSTEM)
    return Rendition.objects.create(document=document, format="pdf")


def a_letter():
    """A letter that waits."""
    return Notification.objects.create(
        code="x", to_email="a@example.org", language="en", subject="s", text="t"
    )


KINDS = [
    pytest.param(a_rendition, {"file": "renditions/1.pdf"}, id="rendition"),
    pytest.param(a_letter, {"sent_at": NOON}, id="letter"),
]
both = pytest.mark.parametrize(("make_one", "result"), KINDS)


def fails(job):
    """Work that does not succeed."""
    raise ConnectionRefusedError("nobody there")


@both
def test_of_two_workers_one_has_the_job(make_one, result):
    job = make_one()
    jobs, done = type(job).objects, []

    def second(mine):
        done.append("second")
        return result

    def first(mine):
        done.append("first")
        jobs.run(mine.pk, second)  # it comes while the first is at it
        return result

    jobs.run(job.pk, first)
    jobs.run(job.pk, second)  # and again when it is done
    job.refresh_from_db()
    assert done == ["first"]
    assert (job.state, job.attempts, job.error) == (jobs.all().done, 1, "")
    assert jobs.claim(job.pk) is None


@both
def test_a_job_is_found_again_when_its_worker_died_and_not_before(make_one, result, settings):
    settings.STALE_AFTER_SECONDS = 300
    with time_machine.travel(NOON, tick=False) as clock:
        job = make_one()
        jobs = type(job).objects
        assert jobs.unfinished() == [job.pk]
        assert jobs.claim(job.pk)
        assert jobs.unfinished() == []
        clock.shift(300)
        assert jobs.unfinished() == [] and jobs.claim(job.pk) is None
        clock.shift(1)
        assert jobs.unfinished() == [job.pk]
        assert jobs.claim(job.pk).attempts == 2


@both
def test_a_job_that_kills_every_worker_is_given_up(make_one, result, settings):
    settings.STALE_AFTER_SECONDS = 300
    with time_machine.travel(NOON, tick=False) as clock:
        job = make_one()
        jobs = type(job).objects
        for _ in range(jobs.all().give_up_after):
            assert jobs.claim(job.pk)
            clock.shift(301)
        assert jobs.claim(job.pk) is None
    job.refresh_from_db()
    assert job.state == "failed"
    assert "died each time" in job.error or job.fault == "died"
    assert jobs.unfinished() == []


@both
def test_a_job_that_fails_is_given_up_after_the_last_attempt_and_may_be_tried_again(make_one, result):
    with time_machine.travel(NOON, tick=False) as clock:
        job = make_one()
        jobs = type(job).objects
        last = jobs.all().give_up_after
        for attempt in range(1, last + 1):
            jobs.run(job.pk, fails)
            job.refresh_from_db()
            assert (job.state, job.attempts) == ("failed" if attempt == last else "queued", attempt)
            clock.shift(datetime.timedelta(days=1))
        assert job.error == ("nobody there" if make_one is a_rendition else "")
        assert jobs.unfinished() == []
        assert jobs.filter(pk=job.pk).try_again() == 1
        assert jobs.filter(pk=job.pk).try_again() == 0
        assert jobs.unfinished() == [job.pk]
        jobs.run(job.pk, lambda mine: result)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (jobs.all().done, 1, "")


def test_a_letter_waits_longer_after_each_failure():
    with time_machine.travel(NOON, tick=False) as clock:
        letter = a_letter()
        for minutes in (2, 4, 8):
            Notification.objects.run(letter.pk, fails)
            clock.shift(datetime.timedelta(minutes=minutes, seconds=-1))
            assert Notification.objects.unfinished() == []
            clock.shift(1)
            assert Notification.objects.unfinished() == [letter.pk]


def days(number: int) -> datetime.timedelta:
    """A span of days."""
    return datetime.timedelta(days=number)


def test_an_attempt_set_for_a_day_far_away_while_the_clock_was_ahead_is_due_now(settings):
    with time_machine.travel(NOON, tick=False):
        letter = a_letter()
        jobs = Notification.objects.filter(pk=letter.pk)
        jobs.update(next_attempt_at=NOON + jobs.longest_wait)
        assert Notification.objects.unfinished() == []
        jobs.update(next_attempt_at=NOON + days(30))
        assert Notification.objects.unfinished() == [letter.pk]
        assert Notification.objects.claim(letter.pk)


@both
def test_a_job_claimed_while_the_clock_was_ahead_counts_as_left_by_its_worker(make_one, result, settings):
    settings.STALE_AFTER_SECONDS = 300
    with time_machine.travel(NOON, tick=False):
        job = make_one()
        jobs = type(job).objects
        mine = jobs.filter(pk=job.pk)
        mine.update(state=jobs.all().busy, started_at=NOON + datetime.timedelta(seconds=300))
        assert jobs.unfinished() == []  # another machine's clock may be a little ahead
        mine.update(started_at=NOON + days(2))
        assert jobs.unfinished() == [job.pk]
        assert jobs.claim(job.pk)


def test_what_was_done_is_given_back_as_it_stands_then():
    letter = a_letter()
    assert Notification.objects.run(letter.pk, fails).state == "queued"
    Notification.objects.update(next_attempt_at=None)
    assert Notification.objects.run(letter.pk, lambda mine: {"sent_at": NOON}).state == "sent"
    assert Notification.objects.run(letter.pk, fails) is None


def test_the_oldest_job_is_done_first():
    letters = [a_letter(), a_letter(), a_letter()]
    assert Notification.objects.unfinished() == [letter.pk for letter in letters]


def test_who_was_taken_for_dead_and_fails_late_does_not_undo_what_the_next_one_did():
    letter = a_letter()

    def slow(mine):
        Notification.objects.filter(pk=mine.pk).update(
            started_at=timezone.now() - datetime.timedelta(hours=1)
        )
        Notification.objects.run(mine.pk, lambda again: {"sent_at": timezone.now()})
        return fails(mine)

    Notification.objects.run(letter.pk, slow)
    letter.refresh_from_db()
    assert letter.state == "sent"
