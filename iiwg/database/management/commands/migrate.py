"""Django's own `migrate`, which also puts a seal in place that this version is the first to declare."""

from django.core.management.commands import migrate


class Command(migrate.Command):
    """manage.py migrate"""

    def check(self, *args, **kwargs):
        """Ask everything but the database: a seal it lacks is installed by this very command."""
        super().check(*args, **{**kwargs, "databases": None})
