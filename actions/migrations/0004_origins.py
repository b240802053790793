"""An action item holds its own access and date of publication, and exactly one of the keys it can follow from."""

import django.db.models.deletion
from django.db import migrations, models


def check_keys_now(editor):
    """PostgreSQL alters no table while checks of changed rows wait for the end of the transaction."""
    if editor.connection.vendor == "postgresql":
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def take_over_from_the_meeting(apps, editor):
    """What was asked of the meeting and its minutes until now becomes the item's own."""
    ActionItem = apps.get_model("actions", "ActionItem")
    Minutes = apps.get_model("meetings", "Minutes")
    ActionItem.objects.filter(meeting__access="restricted").update(access="restricted")
    for minutes in Minutes.objects.filter(status="published"):
        items = ActionItem.objects.filter(line__minutes=minutes)
        items.update(published_at=minutes.published_at or minutes.approved_at)
    check_keys_now(editor)


def give_back_to_the_meeting(apps, editor):
    """The meeting and the agenda item are those of the line."""
    for item in apps.get_model("actions", "ActionItem").objects.select_related("line__item"):
        item.agenda_item_id, item.meeting_id = item.line.item_id, item.line.item.meeting_id
        item.save(update_fields=["agenda_item", "meeting"])
    check_keys_now(editor)


class Migration(migrations.Migration):

    dependencies = [
        ("actions", "0003_initial"),
        ("meetings", "0004_preparation"),
    ]

    operations = [
        migrations.AddField(
            "actionitem", "published_at", models.DateTimeField(blank=True, null=True)
        ),
        migrations.AlterField(
            "actionitem",
            "line",
            models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="action_item",
                to="meetings.line",
            ),
        ),
        migrations.AlterField(
            "actionitem",
            "meeting",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="action_items",
                to="meetings.meeting",
            ),
        ),
        migrations.AlterField(
            "actionitem",
            "agenda_item",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="action_items",
                to="meetings.agendaitem",
            ),
        ),
        migrations.RunPython(take_over_from_the_meeting, give_back_to_the_meeting),
        migrations.RemoveField("actionitem", "meeting"),
        migrations.RemoveField("actionitem", "agenda_item"),
        migrations.AddConstraint(
            "actionitem",
            models.CheckConstraint(
                condition=models.Q(("line__isnull", False)), name="actions_item_one_origin"
            ),
        ),
    ]
