"""System checks: the database holds every declared seal; production is not run on embedded defaults."""

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection

from iiwg.database import seals
from iiwg.environment import env


def seals_installed(app_configs=None, databases=None, **_):
    """Every declared seal and no-overlap range exists in the database (run with `check --database default`)."""
    if not databases:
        return []
    try:
        with connection.cursor() as cursor:
            tables = set(connection.introspection.table_names(cursor))
        if not {model._meta.db_table for model, _rule in seals.declared()} <= tables:
            return []
        missing = seals.missing()
    except DatabaseError as error:
        return [checks.Error(f"The database does not answer: {error}", id="iiwg.E001")]
    return [
        checks.Error(f"The database lacks the seal {name}. Run: manage.py migrate", id="iiwg.E002")
        for name in missing
    ]


def production_is_not_embedded(app_configs=None, **_):
    """Production refuses DEBUG, e-mail to files, an SQLite file, a missing secret and an embedded broker."""
    if not settings.PRODUCTION:
        return []
    faults = {
        "IIWG_DEBUG is on. Turn it off.": settings.DEBUG,
        "EMAIL_URL is not set: e-mail would go to files. Set it.": not settings.EMAIL_URL,
        "DATABASE_URL names SQLite. Set a PostgreSQL address.": connection.vendor == "sqlite",
        "IIWG_SECRET_KEY is not set. Set it to a long random text.": not settings.SECRET_KEY,
        "REDIS_URL is not set. Set it.": not settings.REDIS_URL,
        "IIWG_DEMO is on: its accounts have a public password. Leave it out.": env("IIWG_DEMO") == "1",
        "IIWG_BASE_URL does not begin with https://.": not settings.BASE_URL.startswith("https://"),
    }
    return [checks.Error(text, id="iiwg.E003") for text, wrong in faults.items() if wrong]


def register_checks() -> None:
    """Make the checks known to Django."""
    checks.register(seals_installed, checks.Tags.database)
    checks.register(production_is_not_embedded)
