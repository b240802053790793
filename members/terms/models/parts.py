"""The lists and paragraphs of a version of the Terms of Reference."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iiwg.database.seals import Seal
from members.institutions.enums import Language
from members.institutions.models import Institution
from members.terms.enums import Approver, LanguageUse, NumberKind, NumberScope, Output, Topic
from members.terms.models.terms import TermsOfReference


class Signatory(models.Model):
    """An institution that signs the Memorandum of Understanding behind a version, and whether it has signed (p16)."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="signatories")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_by = models.CharField(_("signed by"), max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "institution"], name="members_signatory_once")
        ]

    def __str__(self):
        return str(self.institution)


class TermsParagraph(models.Model):
    """The text of one paragraph, in the languages known."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="paragraphs")
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "number"], name="members_terms_paragraph_once")
        ]

    seals = (
        Seal(
            "terms_paragraph_sealed",
            when="EXISTS (SELECT 1 FROM members_termsofreference t WHERE t.id = OLD.terms_id AND t.status <> 'draft')",
        ),
    )

    def __str__(self):
        return f"p{self.number}"


class ParagraphTopic(models.Model):
    """What a paragraph is about. It is no text of the Terms: it can be put right after the version was applied."""

    paragraph = models.ForeignKey(TermsParagraph, on_delete=models.PROTECT, related_name="topics")
    topic = models.CharField(max_length=15, choices=Topic)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "topic"], name="members_paragraph_topic_once")
        ]

    def __str__(self):
        return str(self.get_topic_display())


class ChairPoolEntry(models.Model):
    """An institution that may chair, in the order of the rotation (p21)."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="chair_pool")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "institution"], name="members_chair_pool_once"),
            models.UniqueConstraint(fields=["terms", "ordinal"], name="members_chair_pool_order"),
        ]

    def __str__(self):
        return f"{self.ordinal}. {self.institution}"


class NumberPattern(models.Model):
    """How something is numbered: "{meeting}/{year}-{n}" and where its counter begins again."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="number_patterns")
    kind = models.CharField(max_length=15, choices=NumberKind)
    pattern = models.CharField(max_length=60)
    scope = models.CharField(max_length=10, choices=NumberScope, default="meeting")

    class Meta:
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(fields=["terms", "kind"], name="members_number_pattern_once")]

    def __str__(self):
        return f"{self.kind}: {self.pattern}"


class ApprovalStep(models.Model):
    """Who approves minutes, in order."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="approval_chain")
    approver = models.CharField(max_length=20, choices=Approver)
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "ordinal"], name="members_approval_step_once")
        ]

    def __str__(self):
        return f"{self.ordinal}. {self.approver}"


class ReminderStep(models.Model):
    """One rung of the reminder ladder: days before a due date."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="reminder_ladder")
    days_before = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-days_before"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "days_before"], name="members_reminder_step_once")
        ]

    def __str__(self):
        return f"{self.days_before}"


class TermsLanguage(models.Model):
    """An official or working language of the group."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="languages")
    use = models.CharField(max_length=10, choices=LanguageUse)
    language = models.CharField(max_length=2, choices=Language)

    class Meta:
        ordering = ["use", "id"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "use", "language"], name="members_terms_language_once")
        ]

    def __str__(self):
        return f"{self.language} ({self.use})"


class TermsOutput(models.Model):
    """What the Terms oblige the group to produce."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="outputs")
    output = models.CharField(max_length=12, choices=Output)

    class Meta:
        ordering = ["output"]
        constraints = [models.UniqueConstraint(fields=["terms", "output"], name="members_terms_output_once")]

    def __str__(self):
        return self.output
