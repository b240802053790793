"""Agendas: the working items, and each version as it was sent."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iiwg.database.seals import Seal
from iiwg.documents.enums import Access
from iiwg.documents.models import DocumentVersion
from meetings.agenda.enums import AgendaClass
from meetings.meeting.models import Meeting
from members.institutions.models import Institution
from members.people.models import Person
from tmf_registry.facilities.models import Facility


class AgendaItem(models.Model):
    """One item of the agenda: what it is about, who speaks, how many minutes it has."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=300)
    agenda_class = models.CharField(_("class"), max_length=12, choices=AgendaClass)
    speaker = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("speaker")
    )
    speaker_text = models.CharField(_("speaker without a record"), max_length=200, blank=True)
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    minutes_allotted = models.PositiveSmallIntegerField(_("minutes allotted"), null=True, blank=True)
    facility = models.ForeignKey(
        Facility, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    access = models.CharField(_("who may read"), max_length=12, choices=Access, default=Access.MEMBERS)
    removed_at = models.DateTimeField(null=True, blank=True)  # taken off with undo; was never held

    class Meta:
        ordering = ["ordinal", "id"]

    @property
    def is_restricted(self) -> bool:
        """Whether only the secretariat and those concerned may read it."""
        return self.access == Access.RESTRICTED

    def get_absolute_url(self) -> str:
        """Its place on the page of the agenda."""
        return f"{reverse('meetings:agenda', args=[self.meeting_id])}#item-{self.pk}"

    def __str__(self):
        return self.title or self.title_tg or self.title_ru or self.title_en or ""


class AgendaPaper(models.Model):
    """A paper attached to an agenda item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    document = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return str(self.document)


class AgendaVersion(models.Model):
    """The agenda as it was sent to members; sealed at sending."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda_versions")
    number = models.PositiveSmallIntegerField()
    is_final = models.BooleanField(_("final"), default=False)
    sent_at = models.DateTimeField(auto_now_add=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_agenda_version_once")
        ]

    seals = (Seal("agenda_version_sealed"),)

    def __str__(self):
        return f"{self.meeting} v{self.number}"


class AgendaText(models.Model):
    """A sent agenda in one language."""

    version = models.ForeignKey(AgendaVersion, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=2)
    document = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "language"], name="meetings_agenda_text_once")
        ]

    seals = (Seal("agenda_text_sealed"),)

    def __str__(self):
        return f"{self.version} {self.language}"
