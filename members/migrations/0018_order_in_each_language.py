"""Institutions are sorted by their name in each language of the site; before, by the Tajik one for everybody."""

import datetime

import iiwg.pages.ordering
from django.db import migrations, models

from iiwg.database.fold import alphabetical

READ_INSTEAD = ("ru", "en", "tg", "kk")
LANGUAGES = ("tg", "ru", "en")
ALWAYS = datetime.date.min


def name_of(names, language):
    """The text of the official name that is read in a language today; "" where there is none in any."""
    today = datetime.date.today()
    for code in dict.fromkeys((language, *READ_INSTEAD)):
        held = sorted((row.starts_on or ALWAYS, row.pk, row.text) for row in names if row.language == code)
        begun = [text for begins, _pk, text in held if begins <= today]
        if held:
            return begun[-1] if begun else held[0][2]
    return ""


def fill(apps, schema_editor):
    """Write the keys of every institution."""
    for institution in apps.get_model("members", "Institution").objects.order_by("pk").iterator():
        official = institution.names.filter(kind="official", withdrawn_at=None)
        names = list(official.order_by("pk"))
        for language in LANGUAGES:
            key = alphabetical(name_of(names, language) or institution.code)
            setattr(institution, f"alphabet_{language}", key)
        institution.save(update_fields=[f"alphabet_{language}" for language in LANGUAGES])


def key():
    """A sort key."""
    return models.CharField(blank=True, default="", db_index=True, editable=False, max_length=240)


class Migration(migrations.Migration):

    dependencies = [
        ("members", "0017_words_of_the_terms"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="institution",
            options={
                "ordering": [iiwg.pages.ordering.InLanguage("alphabet"), "id"],
                "permissions": [("represent_institution", "Represents the institution")],
            },
        ),
        migrations.AlterModelOptions(
            name="compositionentry",
            options={"ordering": [iiwg.pages.ordering.InLanguage("term__seat__unit__alphabet"), "id"]},
        ),
        migrations.RenameField("institution", "alphabet", "alphabet_tg"),
        migrations.AddField("institution", "alphabet_ru", key(), preserve_default=False),
        migrations.AddField("institution", "alphabet_en", key(), preserve_default=False),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
