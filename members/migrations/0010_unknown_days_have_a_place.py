"""Say in every order where an unknown first day stands: the two databases disagree. Nothing stored changes."""

from django.db import migrations, models

FIRST = models.OrderBy(models.F("starts_on"), nulls_first=True)
LAST = models.OrderBy(models.F("starts_on"), descending=True, nulls_last=True)


class Migration(migrations.Migration):
    dependencies = [("members", "0009_basis_in_each_language")]

    operations = [
        migrations.AlterModelOptions("institutionname", {"ordering": ["kind", "language", FIRST, "id"]}),
        migrations.AlterModelOptions("post", {"ordering": [LAST, "-id"]}),
        migrations.AlterModelOptions("succession", {"ordering": [FIRST, "id"]}),
        migrations.AlterModelOptions("termsofreference", {"ordering": [LAST, "-id"]}),
    ]
