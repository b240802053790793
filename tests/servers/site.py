"""The site as its own processes: the commands of deploy/ on a database and a Redis of their own.

with private_site() as site:
    site.manage("load_preset", "tj")
    with site.running("worker"):
        ...
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.servers.private import (
    Server,
    end,
    free_port,
    listening,
    private_postgres,
    private_redis,
    started,
)

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = ("IIWG_", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "PORT", "PYTEST", "DJANGO_SETTINGS_MODULE")
READY_SECONDS = 120


def clean_environment(**values: str) -> dict[str, str]:
    """The environment without anything that would configure the site, plus these values."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, **values}


def eventually(true: Callable[[], object], *, seconds: float = READY_SECONDS, what: str = "") -> object:
    """Wait until something becomes true and give it back; fail with its name when it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = true()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s: {what}")


@contextmanager
def fresh_database(server_url: str) -> Iterator[str]:
    """An empty database on this server, dropped at the end."""
    name = f"iiwg_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@dataclass
class Site:
    """An installation: its environment, its state folder, its Redis (None: the embedded default)."""

    environment: dict[str, str]
    folder: Path
    redis: Server | None

    @property
    def port(self) -> int:
        """Where deploy/web listens."""
        return int(self.environment["PORT"])

    def manage(self, *arguments: str, stdin: str = "") -> str:
        """What a management command printed; its failure fails the test."""
        done = subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            cwd=ROOT,
            env=self.environment,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    def celery(self, *arguments: str) -> subprocess.CompletedProcess:
        """A finished command of Celery, such as `inspect` or `call`."""
        command = [str(Path(sys.executable).parent / "celery"), "-A", "iiwg", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )

    def start(self, part: str) -> subprocess.Popen:
        """Start deploy/<part> in a session of its own and wait until it is ready; the caller ends it."""
        log = self.folder / f"{part}.log"
        process = started(
            [str(ROOT / "deploy" / part)], log, env={**self.environment, "PYTHONUNBUFFERED": "1"}
        )
        ready = {
            "web": lambda: listening(self.port),
            "worker": lambda: "worker@" in log.read_text(errors="replace"),
            "postman": lambda: "postman@" in log.read_text(errors="replace"),
            "beat": lambda: "is starting" in log.read_text(errors="replace"),
        }[part]
        try:
            eventually(lambda: ready() or process.poll() is not None, what=f"{part} is ready")
            assert process.poll() is None, log.read_text(errors="replace")
        except BaseException:
            end(process)
            raise
        return process

    @contextmanager
    def running(self, *parts: str) -> Iterator[list[subprocess.Popen]]:
        """Run the commands of deploy/ that are named."""
        processes: list[subprocess.Popen] = []
        try:
            for part in parts:
                processes.append(self.start(part))
            yield processes
        finally:
            for process in reversed(processes):
                end(process)

    def health(self) -> tuple[int, dict]:
        """Status and answer of /healthz, asked of gunicorn itself."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/healthz",
            headers={"Host": self.environment.get("IIWG_HOSTS", "127.0.0.1").split(",")[0]},
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)


@contextmanager
def private_site(**environment: str) -> Iterator[Site]:
    """A migrated, empty site on PostgreSQL (that of DATABASE_URL, or a private one) and a private Redis."""
    with ExitStack() as stack:
        server_url = os.environ.get("DATABASE_URL", "")
        if not server_url.startswith("postgres"):
            server_url = stack.enter_context(private_postgres()).url
        redis = stack.enter_context(private_redis())
        folder = Path(tempfile.mkdtemp(prefix="iiwg-site-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        values = {
            "IIWG_VAR": str(folder),
            "DATABASE_URL": stack.enter_context(fresh_database(server_url)),
            "REDIS_URL": redis.url,
            "PORT": str(free_port()),
        }
        site = Site(clean_environment(**values, **environment), folder, redis)
        site.manage("migrate", "--verbosity", "0")
        yield site


@contextmanager
def embedded_site(**environment: str) -> Iterator[Site]:
    """A migrated, empty site as the embedded default, in a temporary folder."""
    folder = Path(tempfile.mkdtemp(prefix="iiwg-site-"))
    try:
        values = {"IIWG_VAR": str(folder), "PORT": str(free_port())}
        site = Site(clean_environment(**values, **environment), folder, None)
        site.manage("migrate", "--verbosity", "0")
        yield site
    finally:
        shutil.rmtree(folder, ignore_errors=True)
