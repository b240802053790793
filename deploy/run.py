"""`make run`: prepares the site, starts web, worker, postman and clock, mends what falls, stops all of it on Ctrl-C."""

import ctypes
import fcntl
import json
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("IIWG_VAR", "").strip() or ROOT / "var").resolve()
PARTS = ("web", "worker", "postman", "beat")
START_SECONDS = 60
STOP_SECONDS = 10
AT_ONCE_SECONDS = 30  # whoever falls sooner after its start has fallen at once
FALLS = 5  # at once and in a row, before the site was ever up: then we give up
LONGEST_PAUSE = 30  # seconds; a full disk may take hours to be emptied
PR_SET_PDEATHSIG = 1
IN_FORCE = (
    "IIWG_VAR",
    "PORT",
    "IIWG_BASE_URL",
    "DATABASE_URL",
    "REDIS_URL",
)  # what a command beside the site needs as well


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


class Part:
    """One of the servers: it writes to a log file, only we stop it, and it is started again when it falls."""

    def __init__(self, name: str):
        self.name = name
        self.log = VAR / "log" / f"{name}.log"
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.log.write_bytes(b"")
        self.falls = 0  # at once, in a row
        self.start_at: float | None = None  # when it is started again, while it lies
        self.start(time.monotonic())

    def start(self, now: float) -> None:
        """Start it; its log goes on."""
        self.started_at, self.start_at = now, None
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(ROOT / "deploy" / self.name)],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )

    def mend(self, now: float, *, was_up: bool) -> bool:
        """Start it again if it fell, after a pause that grows; False when it falls at once and the site was never up."""
        if self.start_at is not None:
            if now >= self.start_at:
                self.start(now)
        elif self.process.poll() is not None:
            self.kill()  # the children it left
            self.falls = self.falls + 1 if now - self.started_at < AT_ONCE_SECONDS else 1
            if self.falls >= FALLS and not was_up:
                return False
            pause = min(2 ** (self.falls - 1), LONGEST_PAUSE)
            self.start_at = now + pause
            print(f"The {self.name} process ended by itself; it is started again in {pause} s.", flush=True)
        return True

    def tell(self) -> None:
        """Say that it is given up, with the last lines it wrote."""
        print("\n".join(self.log.read_text(errors="replace").splitlines()[-20:]), file=sys.stderr)
        print(
            f"\nThe {self.name} process ends at once, time after time, so the others are stopped. "
            "Its last lines are above.",
            file=sys.stderr,
        )

    def ask_to_stop(self) -> None:
        """Ask it to finish what it does."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)

    def stop(self, seconds: float) -> None:
        """Wait for its end; when it has not come after a while, kill it with its children."""
        try:
            self.process.wait(max(0.1, seconds))
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it and its children at once."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def stop(parts: list[Part]) -> None:
    """Ask every server to finish what it does; whoever has not after a while is killed."""
    for part in parts:
        part.ask_to_stop()
    until = time.monotonic() + STOP_SECONDS
    for part in parts:
        part.stop(until - time.monotonic())


def lost(parts: list[Part], *, was_up: bool) -> Part | None:
    """Mend what fell; the part that is given up, if there is one."""
    now = time.monotonic()
    return next((part for part in parts if not part.mend(now, was_up=was_up)), None)


def answers(port: int) -> bool:
    """Whether the web server answers at all."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
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
        variables = " ".join(
            f"{name}={shlex.quote(os.environ[name])}" for name in IN_FORCE if os.environ.get(name)
        )
        print(
            f"  No account yet?  {variables} .venv/bin/python manage.py create_administrator you@example.org"
        )
        if not os.environ.get("EMAIL_URL", "").strip():
            print(f"  The letter with the link that sets the password is then a file in {VAR / 'outbox'}")
    print(f"\n  Data and logs are in {VAR}. Ctrl-C stops everything.\n", flush=True)


def watch(parts: list[Part], port: int) -> int:
    """Wait for the first answer of the web server, greet, and mend what falls until a part is given up."""
    people, until, is_ready = accounts(), time.monotonic() + START_SECONDS, False
    while not (given_up := lost(parts, was_up=is_ready)):
        if not is_ready and answers(port):
            is_ready = True
            greet(port, people)
        if not is_ready and time.monotonic() > until:
            print(f"The web server did not answer within {START_SECONDS} seconds; see {VAR}/log/web.log")
            return 1
        time.sleep(0.5)
    given_up.tell()
    return 1


def serve(port: int) -> int:
    """Start the servers and watch over them until somebody stops us or one of them is given up."""
    parts: list[Part] = []
    try:
        for name in PARTS:
            parts.append(Part(name))
        return watch(parts, port)
    finally:
        stop(parts)


def refuse_second_start() -> None:
    """Hold the folder of state until this program ends: two clocks on one folder would ask for everything twice."""
    VAR.mkdir(parents=True, exist_ok=True)
    handle = os.open(VAR / "run.lock", os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(
            f"The site runs already with the data in {VAR}. Stop it first, or set IIWG_VAR to another folder."
        )


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
    refuse_second_start()
    try:
        step("deploy/prepare.py")
        step("deploy/first_load.py")
        return serve(port)
    except Stopped:
        print("Stopped.")
        return 0


if __name__ == "__main__":
    sys.exit(main())
