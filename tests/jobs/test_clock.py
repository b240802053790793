"""The clock: what it remembers of the future does not silence it."""

from datetime import timedelta

import pytest

from iiwg.celery import app
from iiwg.clock import Clock

DAYS = timedelta(days=2)


class Asking(Clock):
    """A clock that writes down what it asks for."""

    def apply_async(self, entry, producer=None, advance=True, **options):
        self.asked.append(entry.name)

    producer = None


@pytest.fixture
def started(tmp_path):
    """A function that starts a clock on the file of the one before."""
    clocks = []

    def start() -> Clock:
        for clock in clocks:
            clock.close()
        clock = Asking(app, schedule_filename=str(tmp_path / "schedule"), Producer=object)
        clock.asked = []
        clocks[:] = [clock]
        return clock

    yield start
    clocks[0].close()


def remember(clock: Clock, ago: timedelta) -> None:
    """Each job was asked for last so long ago."""
    for entry in clock.schedule.values():
        entry.last_run_at = entry.default_now() - ago
    clock.populate_heap()


def asked(clock: Clock) -> list[str]:
    """Our jobs that a clock asks for now, by name; it asks for one at each look, and for none at the last."""
    while clock.tick() == 0:
        pass
    return sorted(name for name in clock.asked if name in app.conf.beat_schedule)


def test_a_job_asked_for_a_moment_ago_waits(started):
    clock = started()
    remember(clock, timedelta(0))
    assert asked(clock) == []


def test_after_a_clock_that_was_ahead_every_job_is_due_once(started):
    clock = started()
    remember(clock, timedelta(0))
    assert asked(clock) == []
    remember(clock, -DAYS)
    assert asked(clock) == sorted(app.conf.beat_schedule)


def test_so_it_is_when_it_starts_on_what_one_that_was_ahead_wrote(started):
    remember(started(), -DAYS)
    clock = started()
    assert any(
        entry.last_run_at > entry.default_now() + timedelta(days=1) for entry in clock.schedule.values()
    )
    assert asked(clock) == sorted(app.conf.beat_schedule)


def test_deploy_starts_this_clock():
    assert app.conf.beat_scheduler == "iiwg.clock:Clock"
