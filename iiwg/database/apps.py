"""The database app: the only place that knows which database runs."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DatabaseConfig(AppConfig):
    """Installs seals and no-overlap ranges after every migration and checks that they are there."""

    name = "iiwg.database"
    label = "database"

    def ready(self):
        from iiwg.database import checks, seals  # noqa: PLC0415  the app registry is ready only here

        post_migrate.connect(lambda **_: seals.install(), sender=self, weak=False)
        checks.register_checks()
