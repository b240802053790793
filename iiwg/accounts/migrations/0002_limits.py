from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    """Where limits are counted as long as there is no Redis: the table of Django's own database cache."""
    call_command("createcachetable", "accounts_cache", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
