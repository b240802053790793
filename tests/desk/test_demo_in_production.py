"""A production site refuses a database with DEMO content or with accounts that have its public password."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings as site_settings
from django.core.management import CommandError, call_command

from iiwg.desk.demo.people import PASSWORD
from members.institutions.models import Group
from tests.cast import user

pytestmark = pytest.mark.django_db


def refused() -> str:
    """What the check says before a production site starts; empty when it lets it."""
    try:
        call_command("check", databases=["default"])
    except CommandError as error:
        return str(error)
    return ""


@pytest.fixture(autouse=True)
def _production(settings):
    """For real use."""
    settings.PRODUCTION = True


def with_demo(cast):
    Group.objects.update(demo=True)


def with_password(cast):
    made = user("member@demo.example")
    made.set_password(PASSWORD)
    made.save()


@pytest.mark.parametrize(
    ("begin", "words"),
    [(with_demo, "holds DEMO content"), (with_password, "accounts with the public password of the DEMO")],
)
def test_what_is_of_the_demonstration_is_refused(cast, settings, begin, words):
    begin(cast)
    assert words in refused()
    settings.PRODUCTION = False
    assert "E004" not in refused()


def test_a_real_site_and_accounts_that_are_closed_or_changed_are_not(cast):
    user("observer@demo.example")  # has another password by now
    closed = user("member@demo.example")
    closed.set_password(PASSWORD)
    closed.is_active, closed.deactivated_at = False, closed.date_joined
    closed.save()
    assert "E004" not in refused()


def test_the_programs_of_the_site_refuse_it(tmp_path):
    """With the site's own programs, on a database of their own."""
    place = os.environ | {"IIWG_VAR": str(tmp_path), "IIWG_PRODUCTION": "0", "IIWG_SECRET_KEY": "x"}
    place.pop("DATABASE_URL", None)

    def run(*command: str, **more: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, *command], cwd=site_settings.BASE_DIR, env=place | more, capture_output=True, text=True, check=False
        )  # fmt: skip

    assert run("manage.py", "migrate", "-v", "0").returncode == 0
    assert run("deploy/first_load.py", IIWG_DEMO="0").returncode == 0
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as database, database:
        database.execute("UPDATE members_group SET demo = 1")
    for command in (("deploy/first_load.py",), ("manage.py", "check", "--database", "default")):
        done = run(*command, IIWG_PRODUCTION="1", IIWG_DEMO="0")
        assert done.returncode == 1, command
        assert "holds DEMO content" in done.stderr, command
