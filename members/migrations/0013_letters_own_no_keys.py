"""Requests and nominations hold the keys of their letters; a letter holds none to what it is about."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def unseal(_apps, editor):
    """An accepted nomination gets the key of its letter too; the seal is installed again after the migration."""
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP TRIGGER IF EXISTS nomination_sealed ON members_nomination")
    else:
        editor.execute("DROP TRIGGER IF EXISTS nomination_sealed_update")
        editor.execute("DROP TRIGGER IF EXISTS nomination_sealed_delete")


def turn(apps, _editor):
    """Every link is kept, from the other end."""
    letters = apps.get_model("members", "Letter").objects
    nominations = apps.get_model("members", "Nomination").objects
    links = apps.get_model("members", "RequestLetter")
    links.objects.bulk_create(
        links(letter_id=letter, request_id=request)
        for letter, request in letters.filter(request__isnull=False).values_list("pk", "request_id")
    )
    of_nomination = letters.filter(nomination=OuterRef("pk")).values("pk")[:1]
    nominations.filter(pk__in=letters.filter(nomination__isnull=False).values("nomination")).update(
        letter_id=Subquery(of_nomination)
    )


def turn_back(apps, _editor):
    """The same the other way round."""
    letters = apps.get_model("members", "Letter").objects
    nominations = apps.get_model("members", "Nomination").objects
    links = apps.get_model("members", "RequestLetter").objects
    letters.update(
        request_id=Subquery(links.filter(letter=OuterRef("pk")).values("request")[:1]),
        nomination_id=Subquery(nominations.filter(letter=OuterRef("pk")).values("pk")[:1]),
    )


def key(to, field=models.ForeignKey, **options):
    """A key that has no name at the other end."""
    return field(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=f"members.{to}", **options)


class Migration(migrations.Migration):

    dependencies = [
        ("members", "0012_observers_read_reports"),
    ]

    operations = [
        migrations.RunPython(unseal, migrations.RunPython.noop),
        # Both ends bear the same name for a moment: the old ones give theirs up first.
        migrations.AlterField("letter", "request", key("nominationrequest", null=True, blank=True)),
        migrations.AlterField("letter", "nomination", key("nomination", models.OneToOneField, null=True, blank=True)),
        migrations.CreateModel(
            name="RequestLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("letter", key("letter", models.OneToOneField)),
                ("request", key("nominationrequest")),
            ],
        ),
        migrations.AddField(
            "nominationrequest",
            "letters",
            models.ManyToManyField(related_name="+", through="members.RequestLetter", to="members.letter"),
        ),
        migrations.AddField("nomination", "letter", key("letter", models.OneToOneField, null=True, blank=True)),
        migrations.RunPython(turn, turn_back),
        migrations.RemoveField("letter", "nomination"),
        migrations.RemoveField("letter", "request"),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["draft", "withdrawn"]), ("letter__isnull", False), _connector="OR"),
                name="members_submitted_nomination_has_letter",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, unseal),
    ]
