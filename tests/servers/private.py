"""Private servers: each on a free port of 127.0.0.1, with its data in a temporary folder that goes with it.

Servers that run on this machine already are never touched. Standard library only: `make test` uses this
before any test is loaded.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 30
STOP_SECONDS = 20
SECRET = "private"


class Missing(Exception):
    """A program is not installed, or a server did not start; the sentence says which."""


@dataclass
class Server:
    """A running server: its address, its port, the process and the folder that holds its data."""

    url: str
    port: int
    process: subprocess.Popen
    folder: Path


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def program(name: str) -> str:
    """The path of a program, also from the folders Debian keeps off an ordinary user's PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))
    places = [*map(str, versions), os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"]
    found = shutil.which(name, path=os.pathsep.join(places))
    if not found:
        raise Missing(f"{name} is not installed")
    return found


def listening(port: int) -> bool:
    """Whether somebody listens on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(ready: Callable[[], bool], process: subprocess.Popen, log: Path) -> None:
    """Wait until a server is ready; if it ends or takes too long, say what it wrote last."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if ready():
            return
        time.sleep(0.05)
    raise Missing(f"{process.args[0]} did not start: {log.read_text(errors='replace')[-800:]}")


def end(process: subprocess.Popen, with_signal: int = signal.SIGTERM) -> None:
    """Stop a server and wait for its end; one that does not listen is killed with its children."""
    if process.poll() is None:
        process.send_signal(with_signal)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def started(command: list, log: Path, **place) -> subprocess.Popen:
    """A server in a session of its own that writes to a log; place: its environment, folder and user. The caller ends it."""
    with log.open("wb") as written:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **place,
        )


@contextmanager
def _folder(name: str, owner: pwd.struct_passwd | None = None) -> Iterator[Path]:
    """A temporary folder that is removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix=f"iiwg-{name}-"))
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> pwd.struct_passwd | None:
    """Who owns the database when we are root: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


@contextmanager
def private_postgres(*, safe: bool = False) -> Iterator[Server]:
    """A PostgreSQL cluster of our own; fast rather than safe, for it lives as long as the tests.

    safe: it writes as in production, for what is measured.
    """
    initdb, postgres = program("initdb"), program("postgres")
    owner = _unprivileged()
    become = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    with _folder("postgres", owner) as folder:
        secret, data, log = folder / "secret", folder / "data", folder / "log"
        secret.write_text(SECRET)
        secret.chmod(0o644)
        made = subprocess.run(
            [initdb, "-D", data, "-U", "iiwg", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8"]
            + ["--locale=C.UTF-8", "--no-sync"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            **become,
        )
        if made.returncode:
            raise Missing(f"initdb failed: {made.stderr[-800:]}")
        port = free_port()
        choices = [] if safe else ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
        choices += ["max_connections=60", f"port={port}"]
        choices += ["listen_addresses=127.0.0.1", "unix_socket_directories="]
        command = [postgres, "-D", data, *(word for choice in choices for word in ("-c", choice))]
        process = started(command, log, cwd=folder, **become)
        try:
            wait_until(lambda: "ready to accept connections" in log.read_text(), process, log)
            yield Server(f"postgres://iiwg:{SECRET}@127.0.0.1:{port}/postgres", port, process, folder)
        finally:
            end(process, signal.SIGINT)  # PostgreSQL's "fast" stop


@contextmanager
def private_redis(*, aof: bool = True) -> Iterator[Server]:
    """A Redis of our own; with `aof` it keeps its queue over a restart, as the full deployment does."""
    binary = program("redis-server")
    with _folder("redis") as folder:
        port, log = free_port(), folder / "log"
        command = [binary, "--bind", "127.0.0.1", "--port", str(port), "--dir", str(folder), "--save", ""]
        process = started([*command, "--appendonly", "yes" if aof else "no"], log)
        try:
            wait_until(lambda: listening(port), process, log)
            yield Server(f"redis://127.0.0.1:{port}/0", port, process, folder)
        finally:
            end(process)


NGINX = """
{user}
daemon off;
pid {folder}/pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@contextmanager
def private_nginx(site: str, *, port: int) -> Iterator[Server]:
    """An nginx of our own that serves one site's configuration, which listens on `port`."""
    binary = program("nginx")
    with _folder("nginx") as folder:
        log = folder / "log"
        (folder / "site.conf").write_text(site)
        user = "user root;" if os.geteuid() == 0 else ""  # its folder belongs to us
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, user=user))
        process = started([binary, "-p", str(folder), "-c", str(folder / "nginx.conf")], log)
        try:
            wait_until(lambda: listening(port), process, log)
            yield Server(f"https://127.0.0.1:{port}", port, process, folder)
        finally:
            end(process, signal.SIGQUIT)
