"""A claim keeps its rung as a number of days, so that the highest one can be asked for; claims of before count on."""

from django.db import migrations, models


def fill_rungs(apps, schema_editor):
    """ "14" (days before) becomes -14, "+7" (days overdue) becomes 7."""
    claims = apps.get_model("notifications", "ReminderSent").objects
    for step in claims.order_by("step").values_list("step", flat=True).distinct():
        claims.filter(step=step).update(rung=int(step) if step.startswith("+") else -int(step))


def fill_steps(apps, schema_editor):
    """The way back."""
    claims = apps.get_model("notifications", "ReminderSent").objects
    for rung in claims.order_by("rung").values_list("rung", flat=True).distinct():
        claims.filter(rung=rung).update(step=f"+{rung}" if rung > 0 else f"{-rung}")


class Migration(migrations.Migration):

    dependencies = [("notifications", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("remindersent", "notifications_reminder_once"),
        migrations.AddField("remindersent", "rung", models.IntegerField(default=0), preserve_default=False),
        migrations.AlterField("remindersent", "step", models.CharField(max_length=30, default="")),
        migrations.RunPython(fill_rungs, fill_steps),
        migrations.RemoveField("remindersent", "step"),
        migrations.AddConstraint(
            "remindersent",
            models.UniqueConstraint(
                fields=["rule", "subject", "due_on", "recipient_key", "rung"],
                name="notifications_reminder_rung_once",
            ),
        ),
    ]
