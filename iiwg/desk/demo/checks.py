"""System check: no production site runs on a database with invented people and a password that everybody can read."""

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

from iiwg.accounts.models import User
from iiwg.desk.demo.people import DOMAIN, PASSWORD
from members.institutions.models import Group

EMPTY = "Take an empty database."


def no_demo_in_production(app_configs=None, databases=None, **_):
    """Production refuses DEMO content and open accounts with its public password (run with `check --database default`)."""
    if not (settings.PRODUCTION and databases):
        return []
    if not {Group._meta.db_table, User._meta.db_table} <= set(connection.introspection.table_names()):
        return []
    faults = {
        f"This database holds DEMO content: it is no database for production. {EMPTY}": _holds_demo(),
        f"This database has accounts with the public password of the DEMO. {EMPTY}": _has_public_password(),
    }
    return [checks.Error(text, id="iiwg.E004") for text, wrong in faults.items() if wrong]


def refuse_demo_in_production() -> None:
    """ImproperlyConfigured where a web server is started on such a database. One that does not answer yet is let pass:
    the site starts without it and says so, and `deploy/prepare.py` has asked it before.
    """
    try:
        faults = no_demo_in_production(databases=["default"])
    except OperationalError:
        return
    if faults:
        raise ImproperlyConfigured("\n".join(fault.msg for fault in faults))


def _holds_demo() -> bool:
    return Group.objects.filter(demo=True).exists()


def _has_public_password() -> bool:
    """Asked of the accounts of the DEMO only: to try a password takes a quarter of a second."""
    kept = (
        User.objects.active().filter(email_folded__endswith=f"@{DOMAIN}").values_list("password", flat=True)
    )
    return any(check_password(PASSWORD, one) for one in kept)
