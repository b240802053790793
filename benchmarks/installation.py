"""An installation for one run: a database of its own, filled to a size, and the web server as it is deployed."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.stopwatch import Site
from tests.servers.private import (
    Server,
    end,
    free_port,
    listening,
    private_postgres,
    private_redis,
    wait_until,
)

ROOT = Path(__file__).resolve().parent.parent
OURS = ("IIWG_", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "PORT", "DJANGO_SETTINGS_MODULE")


@dataclass
class Installation:
    """A filled database and what its web server is started with."""

    environment: dict[str, str]
    folder: Path
    postgres: Server | None
    sessions: dict[str, str]
    numbers: dict[str, int]

    @contextmanager
    def running(self) -> Iterator[Site]:
        """The web server while it is asked."""
        port = free_port()
        log = self.folder / "web.log"
        with log.open("wb") as written:
            process = subprocess.Popen(
                [str(ROOT / "deploy" / "web")],
                env=self.environment | {"PORT": str(port)},
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            wait_until(lambda: listening(port), process, log)
            yield Site(port, process.pid, self.postgres.process.pid if self.postgres else None)
        finally:
            end(process)


@contextmanager
def filled(database: str, size: str) -> Iterator[Installation]:
    """An installation on "PostgreSQL" (safe against a power cut, as in production) or "SQLite", filled to a size."""
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="iiwg-bench-")))
        postgres = running.enter_context(private_postgres(safe=True)) if database == "PostgreSQL" else None
        environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        environment |= {
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
            "IIWG_VAR": str(folder),
            "IIWG_PRODUCTION": "1",
            "IIWG_DEMO": "0",
            "IIWG_HOSTS": "127.0.0.1",
            "IIWG_BASE_URL": "https://127.0.0.1",
            "IIWG_SECRET_KEY": secrets.token_urlsafe(60),
            "IIWG_LOG_LEVEL": "WARNING",
            "EMAIL_URL": "smtp://127.0.0.1:9",  # nobody listens: no letter leaves
        }
        if postgres:
            environment["DATABASE_URL"] = postgres.url
            environment["REDIS_URL"] = running.enter_context(private_redis()).url
        for arguments in (["migrate", "-v", "0"], ["collectstatic", "-v", "0", "--noinput"]):
            run([sys.executable, "manage.py", *arguments], environment)
        told: dict[str, Any] = json.loads(
            run([sys.executable, "manage.py", "bench_fill", size], environment).splitlines()[-1]
        )
        yield Installation(environment, folder, postgres, told["sessions"], told["numbers"])


def run(command: list[str], environment: dict[str, str]) -> str:
    """What a program printed; RuntimeError with its words when it fails."""
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout
