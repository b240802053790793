"""A production site refuses a database with DEMO content or with accounts that have its public password."""

import sqlite3
from contextlib import closing

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from iiwg.desk.demo.checks import refuse_demo_in_production
from iiwg.desk.demo.people import PASSWORD
from members.institutions.models import Group
from tests.cast import user
from tests.installation import run

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


def test_the_web_server_is_refused_but_starts_while_the_database_is_away(cast, monkeypatch):
    refuse_demo_in_production()
    with_demo(cast)
    with pytest.raises(ImproperlyConfigured, match="holds DEMO content"):
        refuse_demo_in_production()

    def away():
        raise OperationalError

    monkeypatch.setattr(connection.introspection, "table_names", away)
    refuse_demo_in_production()


def test_the_programs_of_the_site_refuse_it(earlier_installation):
    with closing(sqlite3.connect(earlier_installation / "db.sqlite3")) as database, database:
        database.execute("UPDATE members_group SET demo = 1")
    place = {"IIWG_PRODUCTION": "1", "IIWG_DEMO": "0", "IIWG_SECRET_KEY": "x"}
    commands = (
        ("deploy/first_load.py",),
        ("manage.py", "check", "--database", "default"),
        ("-c", "import iiwg.wsgi"),
    )
    for command in commands:
        done = run(earlier_installation, *command, **place)
        assert done.returncode == 1, command
        assert "holds DEMO content" in done.stderr, command
