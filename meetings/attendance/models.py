"""Who was invited and who was there."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from iiwg.database.seals import Seal
from meetings.attendance.enums import AWAY, ParticipantRole, Presence
from meetings.meeting.models import Meeting
from members.chairs.models import chaired_by
from members.institutions.enums import InstitutionKind
from members.institutions.models import Institution
from members.people.models import Person
from members.seats.models import MembershipTerm


def institution_on_record(person: Person, on: datetime.date) -> Institution | None:
    """Whom the records let a person stand for on a day: the institution they chair for, else that of their post."""
    post = person.post_on(on)
    return chaired_by(person, on) or (post.institution if post else None)


class Attendance(models.Model):
    """One person at one meeting, with the institution represented. A guest needs neither account nor record.

    For a person on record, title and institution are those of the day of the meeting, from dated posts and names;
    `name`, `title` and `institution_text` are what was typed for a guest. `came_at` and `left_at` are local times in the
    time zone of the meeting, of who was there for a part of it; `reason` is that of who was away.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    membership_term = models.ForeignKey(
        MembershipTerm, on_delete=models.PROTECT, null=True, blank=True, related_name="attendance"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="attendance"
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    title = models.CharField(_("job title"), max_length=200, blank=True)
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="attendance"
    )
    institution_text = models.CharField(_("institution without a record"), max_length=300, blank=True)
    category = models.CharField(_("kind of institution"), max_length=15, choices=InstitutionKind, blank=True)
    role = models.CharField(
        _("role"), max_length=12, choices=ParticipantRole, default=ParticipantRole.INVITEE
    )
    presence = models.CharField(_("presence"), max_length=10, choices=Presence, default=Presence.REGISTERED)
    is_online = models.BooleanField(_("online"), default=False)
    came_at = models.TimeField(_("came at"), null=True, blank=True)
    left_at = models.TimeField(_("left at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""), name="meetings_attendance_somebody"
            ),
            models.UniqueConstraint(fields=["meeting", "person"], name="meetings_attendance_once"),
            models.CheckConstraint(
                condition=Q(came_at__isnull=True) | Q(left_at__isnull=True) | Q(came_at__lt=F("left_at")),
                name="meetings_attendance_came_before_it_left",
            ),
        ]

    seals = (
        Seal(
            "attendance_sealed",
            when="EXISTS (SELECT 1 FROM meetings_minutes m WHERE m.meeting_id = OLD.meeting_id "
            "AND m.status IN ('for_approval', 'approved', 'published'))",
            inserts="EXISTS (SELECT 1 FROM meetings_minutes m WHERE m.meeting_id = NEW.meeting_id "
            "AND m.status IN ('for_approval', 'approved', 'published'))",
        ),
    )

    @property
    def is_away(self) -> bool:
        """Whether somebody who was expected did not come."""
        return self.presence in AWAY

    def stands_for(self, on: datetime.date) -> Institution | None:
        """The institution represented on the day of the meeting: the one recorded here, else what the records know.

        They may know it later than the list: of whose post was recorded afterwards.
        """
        if self.institution or self.institution_text or self.person is None:
            return self.institution
        return institution_on_record(self.person, on)

    def kind_of_institution(self, on: datetime.date) -> str:
        """The kind of the institution represented on the day of the meeting; "" where it is not known."""
        if self.category:
            return self.category
        institution = self.stands_for(on)
        return institution.kind if institution else ""

    def __str__(self):
        return self.name or str(self.person)
