"""The accounts app: who signs in, with which role."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Makes the roles exist after every migration."""

    name = "iiwg.accounts"
    label = "accounts"

    def ready(self):
        from iiwg.accounts import roles, rules  # noqa: F401, PLC0415  models are ready only here

        post_migrate.connect(lambda **_: roles.ensure(), sender=self, weak=False)
