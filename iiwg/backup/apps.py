"""The backup app: the commands `backup` and `restore`."""

from django.apps import AppConfig


class BackupConfig(AppConfig):
    """Copies a site while it works, and puts a copy back."""

    name = "iiwg.backup"
    label = "backup"
