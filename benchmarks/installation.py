"""An installation for one run: a database of its own, filled to a size, and the web server as it is deployed."""

import json
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.stopwatch import Asked
from tests.servers.private import Server, free_port, private_postgres, private_redis
from tests.servers.site import Site, clean_environment


@dataclass
class Installation:
    """A filled site, its database server (None on SQLite), sessions by role and the numbers of records to ask for."""

    site: Site
    postgres: Server | None
    sessions: dict[str, str]
    numbers: dict[str, int]

    @contextmanager
    def running(self) -> Iterator[Asked]:
        """The web server while it is asked."""
        with self.site.running("web") as (web,):
            yield Asked(self.site.port, web.pid, self.postgres.process.pid if self.postgres else None)


@contextmanager
def filled(database: str, size: str) -> Iterator[Installation]:
    """An installation on "PostgreSQL" (safe against a power cut, as in production) or "SQLite", filled to a size."""
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="iiwg-bench-")))
        postgres = running.enter_context(private_postgres(safe=True)) if database == "PostgreSQL" else None
        redis = running.enter_context(private_redis()) if postgres else None
        servers = {"DATABASE_URL": postgres.url, "REDIS_URL": redis.url} if postgres and redis else {}
        environment = clean_environment(
            DJANGO_SETTINGS_MODULE="benchmarks.settings",
            IIWG_VAR=str(folder),
            IIWG_PRODUCTION="1",
            IIWG_DEMO="0",
            IIWG_HOSTS="127.0.0.1",
            IIWG_BASE_URL="https://127.0.0.1",
            IIWG_SECRET_KEY=secrets.token_urlsafe(60),
            IIWG_LOG_LEVEL="WARNING",
            EMAIL_URL="smtp://127.0.0.1:9",  # nobody listens: no letter leaves
            PORT=str(free_port()),
            **servers,
        )
        site = Site(environment, folder, redis)
        site.manage("migrate", "-v", "0")
        site.manage("collectstatic", "-v", "0", "--noinput")
        told: dict[str, Any] = json.loads(site.manage("bench_fill", size).splitlines()[-1])
        yield Installation(site, postgres, told["sessions"], told["numbers"])
