"""Letters: in and out, with their numbers, dates and scans."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from iiwg.database.seals import Seal
from iiwg.documents.models import DocumentVersion
from members.institutions.models import Institution
from members.institutions.official_letter import OfficialLetter
from members.letters.enums import LetterDirection, LetterKind, LetterStatus


class LetterQuerySet(models.QuerySet):
    """Questions about many letters."""

    def awaiting_answer(self):
        """Letters that left and are not answered yet."""
        return self.filter(direction=LetterDirection.OUT, status=LetterStatus.SENT)

    def to_be_sent(self):
        """Letters written here that are still to be signed and sent."""
        return self.filter(direction=LetterDirection.OUT, status=LetterStatus.DRAFT)


class Letter(models.Model):
    """An official letter that leaves the group or reaches it; what it is about holds the key to it.

    `institution`: to whom it goes or from whom it comes; those who speak for it may read it.
    `document`: the text as it was written here; `scan`: the signed paper. Numbers are as the paper bears them.
    """

    direction = models.CharField(max_length=3, choices=LetterDirection)
    kind = models.CharField(max_length=10, choices=LetterKind)
    status = models.CharField(max_length=8, choices=LetterStatus, default=LetterStatus.DRAFT)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="letters")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    addressee = models.CharField(_("addressee"), max_length=300, blank=True)
    subject = models.CharField(_("subject"), max_length=300)
    document = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    scan = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    our_number = models.CharField(_("our number"), max_length=60, blank=True)
    our_date = models.DateField(_("our date"), null=True, blank=True)
    their_number = models.CharField(_("number of the sender"), max_length=60, blank=True)
    their_date = models.DateField(_("date of the sender"), null=True, blank=True)
    signatory = models.CharField(_("signed by"), max_length=200, blank=True)
    external_number = models.CharField(_("number in the national document system"), max_length=60, blank=True)
    external_date = models.DateField(_("date in the national document system"), null=True, blank=True)
    made_on = models.DateField(_("written on"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "-id"]

    seals = (
        Seal("letter_sent_sealed", when="OLD.status IN ('sent', 'answered')", steps=(("sent", "answered"),)),
        Seal(
            "letter_received_sealed",
            when="OLD.status = 'received'",
            # it can be handed in again, and gets our number once it is accepted
            writable=(
                "scan_id",
                "our_number",
                "our_date",
                "their_number",
                "their_date",
                "signatory",
                "external_number",
                "external_date",
            ),
        ),
    )

    @property
    def is_draft(self) -> bool:
        """Whether it was not sent yet."""
        return self.status == LetterStatus.DRAFT

    @property
    def as_received(self) -> OfficialLetter:
        """What the paper of a letter that came in says."""
        return OfficialLetter(
            number=self.their_number,
            date=self.their_date,
            signatory=self.signatory,
            external_number=self.external_number,
            external_date=self.external_date,
            scan=self.scan,
        )

    def __str__(self):
        return self.subject
