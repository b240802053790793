"""The group itself: one installation is one group."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Group(models.Model):
    """The working group this installation serves. Its name and rules are in its Terms of Reference."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    preset = models.CharField(max_length=10)  # "tj": the preset it was made from
    country = models.CharField(_("country"), max_length=2)  # ISO 3166-1 alpha-2
    demo = models.BooleanField(default=False)  # holds DEMO records

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only=True), name="members_group_only_one")]

    def __str__(self):
        return self.preset.upper()

    @classmethod
    def get(cls) -> "Group | None":
        """The group, or None before a preset is loaded."""
        return cls.objects.first()
