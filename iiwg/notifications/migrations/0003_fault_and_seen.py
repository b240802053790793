"""Why a letter was not sent is a code beside what the mail server said; who has seen it is kept."""

import re

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ANSWER = re.compile(r"\((\d{3}), b?(['\"])(.*?)\2")  # of a refusal as the earlier version kept it
NO_ANSWER = re.compile("refused|timed out|disconnect|closed|reset|unreachable|resolution|not known", re.IGNORECASE)


def read(error):
    """Code and words of an error that the earlier version kept."""
    if answer := ANSWER.search(error):
        code, text = answer[1], answer[3].replace("\\n", " ")
        fault = "later" if code[0] == "4" else "no_address" if code in ("550", "551", "553") else "refused"
        return fault, f"{code} {text}"
    if "worker died" in error:
        return "died", ""
    return "no_answer" if NO_ANSWER.search(error) else "unknown", ""


def read_errors(apps, schema_editor):
    """A letter that was not sent says why as the others do."""
    letters = apps.get_model("notifications", "Notification").objects.order_by()
    for error in letters.exclude(error="").values_list("error", flat=True).distinct():
        fault, answer = read(error)
        letters.filter(error=error).update(fault=fault, error=answer)


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("notifications", "0002_reminder_rung"),
    ]

    operations = [
        migrations.AddField(
            "notification",
            "fault",
            models.CharField(
                blank=True,
                choices=[
                    ("no_answer", "The mail server does not answer"),
                    ("not_safe", "No safe connection to the mail server"),
                    ("not_let_in", "The mail server does not let this site in"),
                    ("later", "The mail server asks to try later"),
                    ("no_address", "The address does not exist"),
                    ("sender", "The mail server does not accept the sender"),
                    ("refused", "The mail server refuses the letter"),
                    ("died", "The process that sent it ended each time"),
                    ("unknown", "It could not be sent"),
                ],
                default="",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.AddField("notification", "seen_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "notification",
            "seen_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(read_errors, migrations.RunPython.noop),
    ]
