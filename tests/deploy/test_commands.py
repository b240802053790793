"""The commands of deploy/ on real PostgreSQL and Redis; `make run`'s script on the embedded default."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from iiwg.celery import app
from tests.servers.private import end, free_port
from tests.servers.site import ROOT, clean_environment, eventually

pytestmark = pytest.mark.servers


def letters(site, to: str) -> list:
    """The letters to this address that the site has written to files."""
    return [path for path in (site.folder / "outbox").glob("*.eml") if to.encode() in path.read_bytes()]


def test_a_real_postman_sends_a_letter(site):
    with site.running("postman"):
        site.manage("create_administrator", "first@example.org")
        eventually(lambda: letters(site, "first@example.org"), what="the invitation was sent")


def test_a_letter_written_while_redis_was_down_is_sent_by_the_sweep(site, monkeypatch):
    with monkeypatch.context() as down:
        down.setitem(site.environment, "REDIS_URL", "redis://127.0.0.1:1/0")
        site.manage("create_administrator", "second@example.org")
    with site.running("postman", "beat"):
        assert not letters(site, "second@example.org")  # nobody told the postman
        sweep = site.celery("call", app.conf.beat_schedule["deliver"]["task"])
        assert sweep.returncode == 0, sweep.stderr
        eventually(lambda: letters(site, "second@example.org"), what="the sweep sent the letter")


def test_prepare_may_be_repeated(site):
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, ROOT / "deploy/prepare.py"],
            env=site.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert (site.folder / "static" / "staticfiles.json").exists()


class Run:
    """`make run` without make: deploy/run.py on a folder, the preset alone."""

    def __init__(self, folder):
        self.port, self.log = free_port(), folder / "run.log"
        environment = clean_environment(
            PORT=str(self.port), IIWG_VAR=str(folder / "var"), IIWG_DEMO="0", PYTHONUNBUFFERED="1"
        )
        with self.log.open("wb") as written:
            self.process = subprocess.Popen(
                [sys.executable, ROOT / "deploy/run.py"],
                env=environment,
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def __enter__(self):
        self.wait_for("The site is at")
        return self

    def __exit__(self, *_):
        end(self.process)

    def wait_for(self, words: str) -> None:
        """Wait until these words are said."""
        eventually(lambda: words in self.said() or self.process.poll() is not None, seconds=240, what=words)
        assert words in self.said(), self.said()

    def said(self) -> str:
        """What it printed so far."""
        return self.log.read_text(errors="replace")

    def descendants(self) -> list[int]:
        """The processes it started, and theirs."""
        table = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        pairs = [tuple(map(int, line.split())) for line in table.splitlines()]
        found = [self.process.pid]
        for parent in found:
            found += [child for child, its in pairs if its == parent]
        return found[1:]

    def clocks(self) -> list[int]:
        """Those of its processes that are a clock."""
        with suppress(FileNotFoundError):  # one may end while it is looked at
            return [
                pid for pid in self.descendants() if b"\0beat\0" in Path(f"/proc/{pid}/cmdline").read_bytes()
            ]
        return []


def alive(pids: list[int]) -> list[int]:
    """Those that still run."""
    return [pid for pid in pids if os.path.exists(f"/proc/{pid}")]


def test_run_starts_stops_and_starts_again_with_its_data(tmp_path):
    with Run(tmp_path) as run:
        assert f"http://127.0.0.1:{run.port}" in run.said()
        with urllib.request.urlopen(f"http://127.0.0.1:{run.port}/accounts/login/") as page:
            styles = re.search(rb'href="(/static/dist/site\.\w+\.css)"', page.read()).group(1).decode()
        with urllib.request.urlopen(f"http://127.0.0.1:{run.port}{styles}") as sheet:
            assert "immutable" in sheet.headers["Cache-Control"]
        started = run.descendants()
        assert len(started) >= 5  # gunicorn and its process, the worker, the postman, the clock
        run.process.send_signal(signal.SIGINT)
        assert run.process.wait(30) == 0
        assert alive(started) == []
    assert "Stopped." in run.said()
    key = (tmp_path / "var" / "secret_key").read_text()
    database = (tmp_path / "var" / "db.sqlite3").stat().st_ino

    with Run(tmp_path) as run:  # the same folder: one process dies this time
        started = run.descendants()
        (clock,) = run.clocks()
        os.kill(clock, signal.SIGKILL)
        run.wait_for("The beat process ended by itself; it is started again in 1 s.")
        eventually(lambda: run.clocks() not in ([], [clock]), what="another clock")
        assert run.process.poll() is None
    assert alive(started) == []
    assert (tmp_path / "var" / "secret_key").read_text() == key
    assert (tmp_path / "var" / "db.sqlite3").stat().st_ino == database
