"""Backup and restore rehearsed on whole sites, PostgreSQL and SQLite: made while the site works, put back row by row."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from tests.backup.test_locking import PUBLIC, secret_file
from tests.backup.test_locking import SECRET as SECRET_KEY
from tests.deploy.rows import rows_of_postgres, rows_of_sqlite
from tests.servers.private import SECRET, Missing, program
from tests.servers.site import (
    ROOT,
    Site,
    clean_environment,
    embedded_site,
    eventually,
    fresh_database,
    private_site,
)

pytestmark = pytest.mark.servers
BUSY = {"documents_documentversion", "documents_incomingfile", "health_sign", "sqlite_sequence"}

# Stands before pg_dump on the PATH: writes down how it was called and, of the very moment that is dumped, every row.
WITNESS = """#!{python}
import json, os, subprocess, sys
from pathlib import Path
import psycopg
from tests.deploy.rows import rows_of_postgres

folder = Path({folder!r})
with psycopg.connect() as now:
    now.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    snapshot = now.execute("SELECT pg_export_snapshot()").fetchone()[0]
    (folder / "rows").write_text(json.dumps(rows_of_postgres(now)))
    (folder / "asked").write_text(json.dumps({{"line": sys.argv, "password": os.environ["PGPASSWORD"]}}))
    sys.exit(subprocess.run([{real!r}, "--snapshot", snapshot, *sys.argv[1:]]).returncode)
"""


def rows(environment: dict[str, str]) -> dict[str, list[str]]:
    """Every row of the database of a site."""
    if "DATABASE_URL" not in environment:
        return rows_of_sqlite(Path(environment["IIWG_VAR"]) / "db.sqlite3")
    with psycopg.connect(environment["DATABASE_URL"]) as connection:
        return rows_of_postgres(connection)


def ask(environment: dict[str, str], sql: str) -> list[tuple]:
    """The rows of a query on the database of a site."""
    if "DATABASE_URL" in environment:
        opened = psycopg.connect(environment["DATABASE_URL"])
    else:
        opened = sqlite3.connect(Path(environment["IIWG_VAR"]) / "db.sqlite3")
    with closing(opened) as connection:
        return list(connection.execute(sql))


def files(environment: dict[str, str]) -> dict[str, bytes]:
    """Every document of a site and what is in it, but half-sent uploads."""
    media = Path(environment["IIWG_VAR"]) / "media"
    found = {}
    for path in media.rglob("*"):
        with suppress(FileNotFoundError, IsADirectoryError):  # one that passes
            found[str(path.relative_to(media))] = path.read_bytes()
    return {name: content for name, content in found.items() if not name.startswith("incoming/")}


def call(
    command: str, folder: Path, environment: dict[str, str], *more: str | Path
) -> subprocess.CompletedProcess:
    """deploy/backup or deploy/restore, finished, called from elsewhere."""
    return subprocess.run(
        [ROOT / "deploy" / command, folder, *more],
        cwd="/",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def empty_place(site: Site, folder: Path):
    """The environment of a new installation of the same kind, with nothing in it."""
    with ExitStack() as stack:
        place = {**site.environment, "IIWG_VAR": str(folder)}
        if "DATABASE_URL" in place:
            place["DATABASE_URL"] = stack.enter_context(fresh_database(place["DATABASE_URL"]))
        yield place


@pytest.fixture(scope="module", params=["PostgreSQL", "SQLite"])
def site(request):
    """A site with the preset and the demonstration."""
    try:
        with {"PostgreSQL": private_site, "SQLite": embedded_site}[request.param]() as running:
            running.manage("load_preset", "tj")
            running.manage("load_demo")
            yield running
    except Missing as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def witnessed(site, tmp_path_factory):
    """The site with our witness before pg_dump, and the folder it writes into."""
    folder = tmp_path_factory.mktemp("witness")
    if "DATABASE_URL" in site.environment:
        text = WITNESS.format(python=sys.executable, folder=str(folder), real=program("pg_dump"))
        (folder / "pg_dump").write_text(text)
        (folder / "pg_dump").chmod(0o755)
    path = {"PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    return {**site.environment, **path}, folder


@contextmanager
def busy(site: Site, folder: Path):
    """Somebody works at the site meanwhile."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.deploy.busy", folder], cwd=ROOT, env=site.environment
    )
    try:
        eventually(lambda: (folder / "ready").exists() or worker.poll() is not None, what="the site is busy")
        assert worker.poll() is None
        yield
        assert worker.poll() is None, "nobody worked meanwhile"
    finally:
        (folder / "stop").touch()
        worker.wait(60)


@pytest.fixture(scope="module")
def made(site, witnessed, tmp_path_factory):
    """The last of three backups made in a row while the site was busy, and the files there were before the first."""
    environment, _folder = witnessed
    backups = tmp_path_factory.mktemp("backups")
    with busy(site, tmp_path_factory.mktemp("busy")):
        before = set(files(site.environment))
        for _ in range(3):
            done = call("backup", backups, environment)
            assert done.returncode == 0, done.stderr
    assert len(list(backups.iterdir())) == 3
    return Path(done.stdout.strip()), before


@pytest.fixture(scope="module")
def restored(site, made, tmp_path_factory):
    """The environment of a site into which the backup was put back, with what it said."""
    with empty_place(site, tmp_path_factory.mktemp("restored")) as place:
        done = call("restore", made[0], place)
        assert done.returncode == 0, done.stderr
        yield place, done.stdout


def test_the_password_is_on_no_command_line(site, made, witnessed):
    if "DATABASE_URL" not in site.environment:
        pytest.skip("SQLite has none")
    asked = json.loads((witnessed[1] / "asked").read_text())
    assert asked["password"] == SECRET
    assert not any(SECRET in word or "://" in word for word in asked["line"])


def test_every_row_is_that_of_the_moment_of_the_dump(site, made, restored, witnessed):
    if "DATABASE_URL" in site.environment:
        then = json.loads((witnessed[1] / "rows").read_text())
    else:
        then = rows_of_sqlite(made[0] / "database.sqlite3")
    now = rows(restored[0])
    assert len(now) > 70
    assert sum(map(len, now.values())) > 1000
    assert now == then


def test_what_nobody_worked_at_is_as_in_the_site(site, made, restored):
    ours, theirs = rows(site.environment), rows(restored[0])
    assert {name: ours[name] for name in ours.keys() - BUSY} == {
        name: theirs[name] for name in theirs.keys() - BUSY
    }
    documents = set(theirs["documents_documentversion"])
    assert documents < set(ours["documents_documentversion"])


def test_no_transaction_was_cut_in_two(restored):
    """Each document of the busy site was counted in its own transaction."""
    ((count,),) = ask(restored[0], "SELECT count(*) FROM documents_documentversion WHERE title = 'busy'")
    ((counted,),) = ask(restored[0], "SELECT note FROM health_sign WHERE name = 'busy'")
    assert count >= 5
    assert counted == str(count)


def test_every_file_is_back_as_it_was(site, made, restored):
    ours, theirs = files(site.environment), files(restored[0])
    growing = theirs.pop("growing")
    assert ours["growing"].startswith(growing)
    passing = {name for name in theirs if name.startswith("passing")}
    kept = theirs.keys() - passing
    assert len(kept) > 5
    assert {name: ours[name] for name in kept} == {name: theirs[name] for name in kept}
    assert {name for name in made[1] if not name.startswith(("passing", "growing"))} <= kept
    named = ask(restored[0], "SELECT file, sha256 FROM documents_documentversion WHERE file <> ''")
    assert [name for name, digest in named if hashlib.sha256(theirs[name]).hexdigest() != digest] == []
    assert not (Path(restored[0]["IIWG_VAR"]) / "media" / "incoming").exists()


def test_a_restored_site_works(site, restored, monkeypatch):
    place, words = restored
    assert "Now run deploy/prepare.py, then manage.py verify" in words
    monkeypatch.setattr(site, "environment", place)
    site.manage("migrate", "--check")
    site.manage("check", "--database", "default")  # every seal is back
    site.manage("create_administrator", "new@example.org")  # every counter of ids is back
    again = call("restore", words.split()[2].rstrip("."), place)
    assert again.returncode == 1
    assert "The database is not empty" in again.stderr


def test_an_encrypted_backup_is_put_back_with_its_key_only(site, tmp_path):
    (backups := tmp_path / "backups").mkdir()
    done = call("backup", backups, {**site.environment, "IIWG_BACKUP_TO": PUBLIC})
    assert done.returncode == 0, done.stderr
    folder, key = Path(done.stdout.strip()), secret_file(tmp_path, SECRET_KEY)
    assert {part.suffix for part in folder.iterdir()} == {".age", ""}
    with empty_place(site, tmp_path / "var") as place:
        without = call("restore", folder, place)
        assert (without.returncode, rows(place), files(place)) == (1, {}, {})
        assert "This backup is encrypted" in without.stderr
        done = call("restore", folder, place, "--key", key)
        assert done.returncode == 0, done.stderr
        ours, theirs = rows(site.environment), rows(place)
        assert {name: ours[name] for name in ours.keys() - BUSY} == {
            name: theirs[name] for name in theirs.keys() - BUSY
        }


def test_a_dump_that_breaks_off_leaves_an_empty_place(site, made, tmp_path):
    """Its checksum is right: it was cut before it was written down."""
    cut = tmp_path / "cut"
    subprocess.run(["cp", "-r", made[0], cut], check=True)
    (dump,) = cut.glob("database.*")
    os.truncate(dump, dump.stat().st_size * 9 // 10)
    subprocess.run("sha256sum database.* media.tar > SHA256SUMS", shell=True, cwd=cut, check=True)
    with empty_place(site, tmp_path / "var") as place:
        done = call("restore", cut, place)
        assert done.returncode == 1
        assert "Nothing was restored." in done.stderr
        assert rows(place) == {}
        assert files(place) == {}


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"DATABASE_URL": "postgress://iiwg:hidden@127.0.0.1/iiwg"}, "DATABASE_URL is not an address"),
        ({"DATABASE_URL": "postgres://iiwg:hidden@127.0.0.1:1/iiwg"}, "The database does not answer"),
        ({}, "There is no database at"),
        ({"KEEP_DAYS": "a month"}, "KEEP_DAYS is 'a month'. Set it to a whole number."),
    ],
)
def test_wrong_settings_are_said_in_a_sentence_without_the_password(environment, words, tmp_path):
    backups = tmp_path / "backups"
    backups.mkdir()
    done = call("backup", backups, clean_environment(IIWG_VAR=str(tmp_path / "var"), **environment))
    assert done.returncode == 1
    assert words in done.stderr
    assert "hidden" not in done.stderr
    assert "Traceback" not in done.stderr
    assert list(backups.iterdir()) == []
