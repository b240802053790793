"""`make run` mends what falls, and gives up on what falls at once time after time."""

import os
import subprocess
from pathlib import Path

import pytest

from deploy import run


class Server:
    """A process that runs until it falls."""

    pid = 0

    def __init__(self, log):
        self.fell = False
        log.write(b"I start\n")

    def poll(self):
        return 1 if self.fell else None

    def wait(self, seconds=None):
        return 1


@pytest.fixture
def started(monkeypatch, tmp_path):
    """The processes that were started, newest last."""
    processes = []

    def start(command, *, stdout, **_options):
        processes.append(Server(stdout))
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(os, "killpg", lambda pid, number: None)
    monkeypatch.setattr(run, "VAR", tmp_path)
    return processes


def fall(part, started, *, after: float) -> float:
    """Let a part fall so long after its start; the moment."""
    started[-1].fell = True
    return part.started_at + after


def test_a_part_that_fell_is_started_again_after_a_pause_and_says_so_in_one_line(started, capsys):
    part = run.Part("worker")
    assert part.mend(part.started_at + 1, was_up=False) and len(started) == 1
    now = fall(part, started, after=100)
    assert part.mend(now, was_up=False)
    assert part.mend(now + 0.5, was_up=False) and len(started) == 1
    assert part.mend(now + 1, was_up=False) and len(started) == 2
    assert capsys.readouterr().out == "The worker process ended by itself; it is started again in 1 s.\n"


def test_the_pause_grows_while_it_falls_at_once_then_it_is_given_up_with_its_last_lines(started, capsys):
    part, pauses = run.Part("postman"), []
    for _ in range(run.FALLS - 1):
        now = fall(part, started, after=2)
        assert part.mend(now, was_up=False)
        pauses.append(part.start_at - now)
        assert part.mend(part.start_at, was_up=False)
    assert pauses == [1, 2, 4, 8]
    assert not part.mend(fall(part, started, after=2), was_up=False)
    capsys.readouterr()
    part.tell()
    said = capsys.readouterr().err
    assert said.count("I start") == run.FALLS  # its log goes on over its starts
    assert "The postman process ends at once, time after time" in said


def test_falls_that_lie_far_apart_do_not_add_up(started):
    part = run.Part("beat")
    for _ in range(3 * run.FALLS):
        now = fall(part, started, after=run.AT_ONCE_SECONDS)
        assert part.mend(now, was_up=False)
        assert part.start_at == now + 1
        part.mend(part.start_at, was_up=False)


def test_one_part_that_is_given_up_ends_the_site_and_the_others_do_not(started):
    parts = [run.Part(name) for name in run.PARTS]
    assert run.lost(parts, was_up=False) is None
    parts[1].falls = run.FALLS - 1
    started[1].fell = True
    assert run.lost(parts, was_up=False) is parts[1]


def test_a_site_that_was_up_is_never_given_up_so_that_it_recovers_when_the_disk_has_room_again(started):
    part, pauses = run.Part("worker"), []
    for _ in range(3 * run.FALLS):
        now = fall(part, started, after=2)
        assert part.mend(now, was_up=True)
        pauses.append(part.start_at - now)
        part.mend(part.start_at, was_up=True)
    assert pauses[:6] == [1, 2, 4, 8, 16, run.LONGEST_PAUSE]
    assert set(pauses[5:]) == {run.LONGEST_PAUSE}


def test_the_hint_for_the_first_administrator_can_be_copied_and_says_where_the_letter_lies(
    monkeypatch, capsys
):
    monkeypatch.setattr(run, "VAR", Path("/srv/my state"))
    for name in run.IN_FORCE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("IIWG_VAR", "/srv/my state")
    monkeypatch.setenv("PORT", "8010")
    monkeypatch.delenv("EMAIL_URL", raising=False)
    run.greet(8010, [])
    said = capsys.readouterr().out
    command = (
        "IIWG_VAR='/srv/my state' PORT=8010 .venv/bin/python manage.py create_administrator you@example.org"
    )
    assert command in said
    assert "/srv/my state/outbox" in said
    monkeypatch.setenv("EMAIL_URL", "smtp://mail")
    run.greet(8010, [])
    assert "outbox" not in capsys.readouterr().out
