"""`make run` mends what falls, and gives up on what falls at once time after time."""

import os
import subprocess

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
    assert part.mend(part.started_at + 1) and len(started) == 1
    now = fall(part, started, after=100)
    assert part.mend(now)
    assert part.mend(now + 0.5) and len(started) == 1
    assert part.mend(now + 1) and len(started) == 2
    assert capsys.readouterr().out == "The worker process ended by itself; it is started again in 1 s.\n"


def test_the_pause_grows_while_it_falls_at_once_then_it_is_given_up_with_its_last_lines(started, capsys):
    part, pauses = run.Part("postman"), []
    for _ in range(run.FALLS - 1):
        now = fall(part, started, after=2)
        assert part.mend(now)
        pauses.append(part.start_at - now)
        assert part.mend(part.start_at)
    assert pauses == [1, 2, 4, 8]
    assert not part.mend(fall(part, started, after=2))
    capsys.readouterr()
    part.tell()
    said = capsys.readouterr().err
    assert said.count("I start") == run.FALLS  # its log goes on over its starts
    assert "The postman process ends at once, time after time" in said


def test_falls_that_lie_far_apart_do_not_add_up(started):
    part = run.Part("beat")
    for _ in range(3 * run.FALLS):
        now = fall(part, started, after=run.AT_ONCE_SECONDS)
        assert part.mend(now)
        assert part.start_at == now + 1
        part.mend(part.start_at)


def test_one_part_that_is_given_up_ends_the_site_and_the_others_do_not(started):
    parts = [run.Part(name) for name in run.PARTS]
    assert run.lost(parts) is None
    parts[1].falls = run.FALLS - 1
    started[1].fell = True
    assert run.lost(parts) is parts[1]
