"""The figures of a run as a table, and docs/performance.md."""

import datetime
import os
import platform
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.pages import Page
from benchmarks.stopwatch import Measured

HEAD = (
    "| page | role | web ms | database ms | × floor (target) | × admin (target) | queries (target) | KB raw (gzip) | memory MB |\n"
    "|---|---|---|---|---|---|---|---|---|"
)
TOP = """# How fast the site is

Written by `make bench` (benchmarks/). Each page is asked in turn with its *floor* (the same middleware, the same rows and
columns from one query in a bare template) and with Django's own admin list of the same rows, in one run: three rounds, medians.
Milliseconds are processor time of the web server and of the database, from /proc, not waiting time. A bold figure misses its
target. Memory is what the web server's process holds after the page.
"""


@dataclass
class Row:
    """One page for one role."""

    page: Page
    role: str
    itself: Measured
    floor: Measured | None
    admin: Measured | None
    memory: float

    @property
    def cells(self) -> list[str]:
        """The cells of the table."""
        itself, page = self.itself, self.page
        total = f"{itself.web_ms:.1f}"
        if page.milliseconds:
            total = marked(itself.all_ms, page.milliseconds, f"{itself.web_ms:.1f}")
        return [
            page.name,
            self.role,
            total,
            f"{itself.database_ms:.1f}",
            times(itself, self.floor, page.times_floor),
            times(itself, self.admin, page.times_admin),
            marked(itself.queries, page.queries, str(itself.queries)),
            f"{itself.raw / 1024:.0f} ({itself.compressed / 1024:.1f})",
            f"{self.memory:.0f}",
        ]


def times(itself: Measured, beside: Measured | None, target: float | None) -> str:
    """How many times another's processor time a page takes."""
    if not beside:
        return ""
    ratio = itself.web_ms / beside.web_ms
    return marked(ratio, target, f"{ratio:.2f}")


def marked(value: float, target: float | None, words: str) -> str:
    """A figure with its target; bold where it misses it."""
    if target is None:
        return words
    return f"{words} ({target:g})" if value <= target else f"**{words}** ({target:g})"


@dataclass
class Run:
    """All pages on one database at one size."""

    database: str
    size: str
    began: datetime.datetime
    rows: list[Row] = field(default_factory=list)

    def note(
        self,
        page: Page,
        role: str,
        itself: Measured,
        floor: Measured | None,
        admin: Measured | None,
        megabytes: float,
    ) -> None:
        """Keep what was measured of a page."""
        self.rows.append(Row(page, role, itself, floor, admin, megabytes))

    def as_text(self) -> str:
        """Heading and table."""
        lines = [f"| {' | '.join(row.cells)} |" for row in self.rows]
        return "\n".join([f"\n## {self.database}, {self.size}\n", HEAD, *lines])


def machine() -> str:
    """What it was measured on."""
    model = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    return f"{model}, {os.cpu_count()} processors, Linux {platform.release()}, Python {platform.python_version()}"


def written(runs: list[Run]) -> str:
    """The whole document."""
    day = f"{runs[0].began:%d %B %Y}"
    return "\n".join(
        [TOP, f"Measured on {day} with `make bench` on: {machine()}.", *(run.as_text() for run in runs), ""]
    )
