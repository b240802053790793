"""PostgreSQL as one file: pg_dump's own format, put back in a single transaction."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from iiwg.database.dumps import Failed

NAME = "database.dump"
LOCK_WAIT = "5min"
MIGRATIONS = re.compile(
    r"^COPY \S*django_migrations \((?P<names>.*)\) FROM stdin;\n(?P<rows>.*?)^\\\.$", re.M | re.S
)


def check_programs() -> None:
    """Failed when pg_dump or pg_restore is not installed."""
    for program in ("pg_dump", "pg_restore"):
        if not shutil.which(program):
            raise Failed(
                f"{program} is not installed. Install it, as root: apt-get install postgresql-client"
            )


def check_there() -> None:
    """A server makes no database by being asked for it: there is nothing to look at beforehand."""


def size() -> int:
    """Bytes on the server's disk."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def dump(target: Path) -> None:
    """Write what one transaction sees; nobody waits for it, and it waits only so long for a migration under way."""
    _run("pg_dump", "--format=custom", "--no-owner", f"--lock-wait-timeout={LOCK_WAIT}", f"--file={target}")


def load(source: Path) -> None:
    """Put it back in one transaction."""
    database = connection.settings_dict["NAME"]
    _run(
        "pg_restore",
        "--no-owner",
        "--exit-on-error",
        "--single-transaction",
        f"--dbname={database}",
        str(source),
    )


def migrations(source: Path) -> set[tuple[str, str]]:
    """(app, name) of the migrations the dumped database has had."""
    try:
        text = _run("pg_restore", "--data-only", "--table=django_migrations", "--file=-", str(source))
    except Failed as error:
        raise Failed(f"{source.name} is not the database of a site: {error}") from error
    if not (found := MIGRATIONS.search(text)):
        raise Failed(f"{source.name} is not the database of a site.")
    names = found["names"].split(", ")
    rows = [dict(zip(names, line.split("\t"), strict=True)) for line in found["rows"].splitlines()]
    return {(row["app"], row["name"]) for row in rows}


def _run(program: str, *arguments: str) -> str:
    """What a program of PostgreSQL printed; Failed with its own words."""
    done = subprocess.run(
        [program, *arguments], env=os.environ | _address(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Failed(f"{program} failed: {done.stderr.strip()[-500:]}")
    return done.stdout


def _address() -> dict[str, str]:
    """Where the database is and its password, in the environment: everybody on the machine can read a command line."""
    known = connection.settings_dict
    place = {
        "PGHOST": known["HOST"],
        "PGPORT": str(known["PORT"]),
        "PGUSER": known["USER"],
        "PGDATABASE": known["NAME"],
    }
    _command, more = DatabaseClient.settings_to_cmd_args_env(known, [])
    return {variable: value for variable, value in place.items() if value} | (more or {})
