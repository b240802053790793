"""The words of records."""

from django.db import models

from iiwg.database.fields import KeyField


class Word(models.Model):
    """A word of one record that a search finds, as a key (`words.py`); written anew whenever the record changes.

    `kind` is the name of its findable, `record` its primary key. Nothing is kept here that is not in the record.
    """

    key = KeyField(max_length=40)
    kind = models.CharField(max_length=20)
    record = models.PositiveBigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["key", "kind", "record"], name="search_word_key"),
            models.Index(fields=["record", "kind"], name="search_word_record"),
        ]

    def __str__(self):
        return f"{self.key} {self.kind} {self.record}"
