"""A meeting says itself since when its records are closed; until now its minutes were asked."""

from django.db import migrations, models
from django.db.models.functions import Coalesce, Now


def close_records(apps, schema_editor):
    """The records of a meeting are closed since its minutes were sent for approval."""
    database = schema_editor.connection.alias
    meetings = apps.get_model("meetings", "Meeting").objects.using(database)
    minutes = apps.get_model("meetings", "Minutes").objects.using(database)
    sent = minutes.filter(status__in=["for_approval", "approved", "published"])
    since = Coalesce("sent_at", "approved_at", Now())
    for meeting, moment in sent.annotate(since=since).values_list("meeting_id", "since"):
        meetings.filter(pk=meeting).update(records_closed_at=moment)


class Migration(migrations.Migration):

    dependencies = [
        ("meetings", "0004_preparation"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="records_closed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(close_records, migrations.RunPython.noop),
    ]
