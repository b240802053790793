"""Signs of life: when each part of the system last did its work."""

from django.db import models


class Sign(models.Model):
    """The last time a part of the system said that its work was done, or that it failed. Not a record: overwritten."""

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
    ok = models.BooleanField(default=True)
    note = models.TextField(blank=True)  # what went wrong, as the part said it

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
