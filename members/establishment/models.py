"""The establishment of the group: playbooks, steps, objectives."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from iiwg.documents.models import DocumentVersion
from members.establishment.enums import StepStatus


class Playbook(models.Model):
    """The steps by which a country founded its group; `reported_months`: how long it is said to have taken."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(pgettext_lazy("thing", "name"), max_length=200)
    reported_months = models.PositiveSmallIntegerField(_("months, as reported"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.name or self.code


class PlaybookStep(models.Model):
    """One step of a playbook."""

    playbook = models.ForeignKey(Playbook, on_delete=models.PROTECT, related_name="steps")
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(_("step"), max_length=300)

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["playbook", "ordinal"], name="members_playbook_step_order")
        ]

    def __str__(self):
        return self.title or ""


class EstablishmentStep(models.Model):
    """A step towards the formal establishment of this group: planned, begun, done, with its paper."""

    ordinal = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(_("step"), max_length=300)
    status = models.CharField(max_length=8, choices=StepStatus, default=StepStatus.PLANNED)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    began_on = models.DateField(_("begun"), null=True, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)
    document = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    letter_number = models.CharField(_("letter or act"), max_length=100, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(began_on__isnull=True)
                | models.Q(done_on__isnull=True)
                | models.Q(done_on__gte=models.F("began_on")),
                name="members_establishment_done_after_begun",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="done") | models.Q(done_on__isnull=False),
                name="members_establishment_done_has_day",
            ),
        ]

    @property
    def is_done(self) -> bool:
        """Whether it was taken."""
        return self.status == StepStatus.DONE

    def __str__(self):
        return self.title or ""


class Objective(models.Model):
    """What the group is for."""

    ordinal = models.PositiveSmallIntegerField(unique=True)
    text = models.CharField(_("objective"), max_length=500)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        ordering = ["ordinal"]

    def __str__(self):
        return self.text or ""
