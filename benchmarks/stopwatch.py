"""Processor time of a web server and its database for one request, read from /proc; requests of a run alternate."""

import gzip
import http.client
import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.counting import ASKED, TOLD

COOKIE = "__Host-sessionid"
SLOW_MILLISECONDS = 100  # of a page that is asked less often


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def on_processor(pids: Iterable[int]) -> float:
    """Milliseconds these processes have been on a processor, all their threads; those that ended count no more."""
    nanoseconds = 0
    for pid in pids:
        for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
            try:
                nanoseconds += int(task.read_text().split()[0])
            except (FileNotFoundError, ProcessLookupError):
                continue
    return nanoseconds / 1e6


def memory(pid: int) -> float:
    """Megabytes of memory a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@dataclass(frozen=True)
class Answer:
    """What came back: status, body and how many queries were asked, where that was counted."""

    status: int
    body: bytes
    queries: int | None


@dataclass
class Asked:
    """A running site that is asked: its port, the processes of gunicorn and of the database."""

    port: int
    master: int
    database: int | None
    line: http.client.HTTPConnection = field(init=False)

    def __post_init__(self):
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)

    @property
    def web(self) -> list[int]:
        """The processes that answer."""
        return children(self.master)

    def times(self) -> tuple[float, float]:
        """Milliseconds of the web server and of the database until now."""
        return on_processor(self.web), on_processor(children(self.database)) if self.database else 0.0

    def get(self, path: str, session: str, *, counted: bool = False) -> Answer:
        """Ask for a page, as somebody who is signed in, through a proxy that speaks https."""
        headers = {
            "Host": "127.0.0.1",
            "X-Forwarded-Proto": "https",
            "Cookie": f"{COOKIE}={session}; django_language=en",
        }
        self.line.request("GET", f"/{path}", headers=headers | ({ASKED: "1"} if counted else {}))
        answer = self.line.getresponse()
        told = answer.headers.get(TOLD)
        return Answer(answer.status, answer.read(), int(told) if told else None)


@dataclass
class Measured:
    """What one page, floor or admin list cost: medians of the rounds in milliseconds, queries, bytes."""

    queries: int
    raw: int
    compressed: int
    wall: float = 0.0
    web: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)

    @property
    def web_ms(self) -> float:
        """The web server's processor time of a request."""
        return statistics.median(self.web)

    @property
    def database_ms(self) -> float:
        """The database's."""
        return statistics.median(self.database)

    @property
    def all_ms(self) -> float:
        """Both."""
        return self.web_ms + self.database_ms


def measure(
    site: Asked, paths: list[str], session: str, *, rounds: int, requests: int
) -> list[Measured | None]:
    """What these addresses cost, asked in turn; None for one this person may not open."""
    found: list[Measured | None] = []
    for path in paths:
        site.get(path, session)
        answer = site.get(path, session, counted=True)
        began = time.perf_counter()
        status = site.get(path, session).status
        wall = (time.perf_counter() - began) * 1000
        if status != 200 or answer.queries is None:
            found.append(None)
            continue
        found.append(Measured(answer.queries, len(answer.body), len(gzip.compress(answer.body, 6)), wall))
    slowest = max((one.wall for one in found if one), default=0)
    each = requests if slowest < SLOW_MILLISECONDS else max(2, int(requests * SLOW_MILLISECONDS / slowest))
    for _round in range(rounds):
        sums = [[0.0, 0.0] for _path in paths]
        for _request in range(each):
            for path, one, spent in zip(paths, found, sums, strict=True):
                if one:
                    before = site.times()
                    site.get(path, session)
                    for place, milliseconds in enumerate(site.times()):
                        spent[place] += milliseconds - before[place]
        for one, (web, database) in zip(found, sums, strict=True):
            if one:
                one.web.append(web / each)
                one.database.append(database / each)
    return found
