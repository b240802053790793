"""`make test`: the whole suite on SQLite, then what works with a database or with servers on PostgreSQL with Redis.

PostgreSQL and Redis are private ones, started for this run; DATABASE_URL and REDIS_URL name others instead.
Arguments go to pytest: `make test ARGS="tests/members -x"`.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from deploy.messages import compile_catalogues  # noqa: E402  needs the path
from tests.servers.private import Missing, private_postgres, private_redis, program  # noqa: E402  needs the path

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
NO_TESTS_CHOSEN = 5


def pytest(title: str, marks: str, environment: dict[str, str], arguments: list[str]) -> int:
    """Run the tests of these marks in this environment; pytest's own lines are shown as they come."""
    print(f"\n=== {title} ===", flush=True)
    started = time.monotonic()
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        str(min((os.cpu_count() or 1) + 1, 4)),  # some tests only wait for a server
        "--dist",
        "worksteal",
        "-m",
        marks,
        *arguments,
    ]
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    print(f"=== {title}: {time.monotonic() - started:.0f} s ===", flush=True)
    return 0 if code == NO_TESTS_CHOSEN and arguments else code


def has(*names: str) -> bool:
    """Whether one of these programs is installed."""
    for name in names:
        try:
            program(name)
        except Missing:
            continue
        return True
    return False


def on_sqlite(arguments: list[str], marks: str) -> int:
    """The suite on the embedded default."""
    environment = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL"}}
    return pytest("SQLite", marks, environment, arguments)


def on_servers(arguments: list[str], not_run: list[str]) -> int:
    """What works with a database or with servers, on PostgreSQL and Redis; says in `not_run` where they cannot be had."""
    environment = dict(os.environ)
    with ExitStack() as running:
        try:
            for name, private in (("DATABASE_URL", private_postgres), ("REDIS_URL", private_redis)):
                if not environment.get(name, "").strip():
                    environment[name] = running.enter_context(private()).url
        except Missing as reason:
            not_run.append(f"everything on PostgreSQL with Redis and a real worker ({reason})")
            return 0
        return pytest(
            "PostgreSQL, Redis, worker", "(database or servers) and not browser", environment, arguments
        )


def asked_to_stop(_number, _frame) -> None:
    """End through the context managers, so that no server is left behind."""
    sys.exit(130)


def main() -> int:
    """Both suites, whatever the first one said; then, loudly, what was not run."""
    signal.signal(signal.SIGTERM, asked_to_stop)
    signal.signal(signal.SIGHUP, asked_to_stop)
    compile_catalogues()
    arguments = sys.argv[1:]
    not_run: list[str] = []
    only_browser = "--browser" in arguments
    if only_browser:
        arguments.remove("--browser")
    marks = "browser and not servers" if only_browser else "not servers"
    if not any(shutil.which(name) for name in CHROMIUM):
        marks += " and not browser"
        not_run.append("the browser tests (chromium is not installed)")
    codes = [on_sqlite(arguments, marks)]
    if not only_browser:
        codes.append(on_servers(arguments, not_run))
        if not has("nginx"):
            not_run.append("the proxy's configuration (nginx is not installed)")
    if not_run:
        print(f"\n!!! NOT RUN: {'; '.join(not_run)}. See deploy/apt-test.txt.", flush=True)
    return next((code for code in codes if code), 0)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
