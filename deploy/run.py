"""`make run`: prepares the site, starts web, worker and clock, and stops all of it on Ctrl-C."""

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("IIWG_VAR", "").strip() or ROOT / "var").resolve()
PARTS = ("web", "worker", "beat")
START_SECONDS = 60
STOP_SECONDS = 10
PR_SET_PDEATHSIG = 1


class Stopped(Exception):
    """Somebody asked us to stop."""


def port_wanted() -> int:
    """The port of the environment, if it is a number and free; otherwise a sentence and the end."""
    text = os.environ.get("PORT", "").strip() or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        sys.exit(f"PORT is '{text}'. Set it to a number between 1 and 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError as error:
            sys.exit(
                f"Port {text} cannot be used: {error.strerror}. Choose another, for example: PORT=8010 make run"
            )
    return int(text)


def step(*arguments: str) -> str:
    """Run one step of the preparation and give back what it printed; its failure ends the program."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stdout}This step failed: {' '.join(arguments)}")
    return done.stdout


def die_with_parent() -> None:
    """A supervisor killed outright takes its servers with it (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(part: str) -> subprocess.Popen:
    """Start one server; it writes to a log file, and only we stop it."""
    (VAR / "log").mkdir(parents=True, exist_ok=True)
    with (VAR / "log" / f"{part}.log").open("wb") as log:
        return subprocess.Popen(
            [str(ROOT / "deploy" / part)],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )


def stop(servers: dict[str, subprocess.Popen]) -> None:
    """Ask every server to finish what it does; whoever has not after a while is killed with its children."""
    for server in servers.values():
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
    until = time.monotonic() + STOP_SECONDS
    for server in servers.values():
        try:
            server.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def fallen(servers: dict[str, subprocess.Popen]) -> str:
    """The name of a server that has ended, or nothing."""
    return next((part for part, server in servers.items() if server.poll() is not None), "")


def answers(port: int) -> bool:
    """Whether the web server answers at all."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def wait_until_ready(servers: dict[str, subprocess.Popen], port: int) -> bool:
    """Wait for the web server's first answer; False if one of the servers fell or time ran out."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and not fallen(servers):
        if answers(port):
            return True
        time.sleep(0.2)
    return False


def accounts() -> list[dict]:
    """The demonstration's accounts; none outside the embedded default."""
    done = subprocess.run(
        [sys.executable, "manage.py", "demo_accounts", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(done.stdout) if done.returncode == 0 else []


def greet(port: int, people: list[dict]) -> None:
    """Say where the site is and who can sign in."""
    address = os.environ.get("IIWG_BASE_URL", "").strip() or f"http://127.0.0.1:{port}"
    print(f"\n  The site is at  {address}\n")
    if people:
        wide = max(len(person["role"]) for person in people)
        far = max(len(person["email"]) for person in people)
        print("  Demonstration accounts:")
        for person in people:
            print(f"    {person['role']:<{wide}}  {person['email']:<{far}}  {person['password']}")
    else:
        print("  No account yet?  .venv/bin/python manage.py create_administrator you@example.org")
    print(f"\n  Data and logs are in {VAR}. Ctrl-C stops everything.\n", flush=True)


def tell_fallen(part: str) -> None:
    """Say which server ended, with the last lines it wrote."""
    lines = (VAR / "log" / f"{part}.log").read_text(errors="replace").splitlines()[-20:]
    print("\n".join(lines), file=sys.stderr)
    print(
        f"\nThe {part} process ended by itself, so the others are stopped. Its last lines are above.",
        file=sys.stderr,
    )


def serve(port: int) -> int:
    """Start the servers and watch over them until somebody stops us or one of them falls."""
    servers: dict[str, subprocess.Popen] = {}
    try:
        for part in PARTS:
            servers[part] = start(part)
        people = accounts()
        if wait_until_ready(servers, port):
            greet(port, people)
            while not fallen(servers):
                time.sleep(0.5)
        elif not fallen(servers):
            print(f"The web server did not answer within {START_SECONDS} seconds; see {VAR}/log/web.log")
            return 1
        tell_fallen(fallen(servers))
        return 1
    finally:
        stop(servers)


def asked_to_stop(_number, _frame) -> None:
    """Ctrl-C, `kill` and a closed terminal all end in the same tidy way."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    print("\nStopping; the worker finishes what it has in hand.", flush=True)
    raise Stopped


def main() -> int:
    """Prepare, fill, serve."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, asked_to_stop)
    port = port_wanted()
    os.environ["PORT"], os.environ["IIWG_VAR"] = str(port), str(VAR)
    try:
        step("deploy/prepare.py")
        step("deploy/first_load.py")
        return serve(port)
    except Stopped:
        print("Stopped.")
        return 0


if __name__ == "__main__":
    sys.exit(main())
