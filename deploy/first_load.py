"""Fills an empty database: the preset of Tajikistan and, in the embedded default unless IIWG_DEMO=0, the demonstration."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """All of it or nothing: a start interrupted half-way begins anew the next time."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iiwg.settings")
    import django  # noqa: PLC0415  needs the path above
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection, transaction  # noqa: PLC0415

    django.setup()
    wanted = os.environ.get("IIWG_DEMO", "").strip()
    if wanted == "1" and settings.PRODUCTION:
        sys.exit(
            "The demonstration has accounts with a public password. Leave IIWG_DEMO out, or IIWG_PRODUCTION."
        )
    from iiwg.desk.demo.checks import no_demo_in_production  # noqa: PLC0415  models are there once Django is set up
    from members.institutions.models import Group  # noqa: PLC0415

    if faults := no_demo_in_production(databases=["default"]):
        sys.exit("\n".join(fault.msg for fault in faults))

    if Group.objects.exists():
        return
    with transaction.atomic():
        call_command("load_preset", "tj", verbosity=0)
        embedded = connection.vendor == "sqlite"  # a server's database gets invented people only when asked
        if wanted == "1" or (embedded and wanted != "0"):
            call_command("load_demo", verbosity=0)
        call_command("index_search", verbosity=0)


if __name__ == "__main__":
    main()
