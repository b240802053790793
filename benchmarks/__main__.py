"""`make bench`: measures everything and writes docs/performance.md; `make bench QUICK=1` measures little and prints it."""

import datetime
import sys
from pathlib import Path

from benchmarks.installation import Installation, filled
from benchmarks.pages import PAGES, SECRETARIAT
from benchmarks.report import Run, written
from benchmarks.stopwatch import Asked, measure, memory

REPORT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
FULL = [(database, size) for database in ("PostgreSQL", "SQLite") for size in ("ten", "small", "large")]


def measured(
    installation: Installation, site: Asked, run: Run, *, rounds: int, requests: int, roles=None
) -> None:
    """Every page for every role."""
    for page in PAGES:
        for role in page.roles:
            if roles and role not in roles and page.roles[0] != role:
                continue
            beside = [f"floors/{page.floor}"] if page.floor else []
            beside += [f"floors/admin/{page.admin}"] if page.admin else []
            paths = [path.format(**installation.numbers) for path in (page.path, *beside)]
            found = measure(site, paths, installation.sessions[role], rounds=rounds, requests=requests)
            failed = [path for path, one in zip(paths, found, strict=True) if one is None]
            if found[0] is None and page.roles[0] != role:
                continue  # not open to this role
            if failed:
                raise RuntimeError(f"{role} does not get {failed}")
            floor = found[1] if page.floor else None
            admin = found[-1] if page.admin else None
            run.note(page, role, found[0], floor, admin, sum(map(memory, site.web)))


def main() -> int:
    """The whole run, or a quick one."""
    quick = "--quick" in sys.argv
    runs = []
    for database, size in [("PostgreSQL", "small")] if quick else FULL:
        run = Run(database, size, datetime.datetime.now(datetime.UTC))
        with filled(database, size) as installation, installation.running() as site:
            measured(
                installation,
                site,
                run,
                rounds=1 if quick else 3,
                requests=5 if quick else 15,
                roles={SECRETARIAT} if quick else None,
            )
        sys.stdout.write(f"{run.as_text()}\n")
        runs.append(run)
    if not quick:
        REPORT.write_text(written(runs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
