"""The accounts app: who signs in, with which role."""

from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from iiwg.workflow.rooms import RoomConfig


class AccountsConfig(RoomConfig):
    """Accounts, roles; makes the roles exist after every migration, and no key of a second factor readable."""

    name = "iiwg.accounts"
    label = "accounts"
    visible = {"User": "rules.visible_users"}
    kinds = {"User": _("Account")}
    brings = {"home": ("home.sections",)}

    def ready(self):
        super().ready()
        from iiwg.accounts import factor_keys, roles, signals  # noqa: PLC0415  models are ready only here

        post_migrate.connect(lambda **_signal: roles.ensure(), sender=self, weak=False)
        post_migrate.connect(lambda **_signal: factor_keys.encrypt_all(), sender=self, weak=False)
        signals.connect()
