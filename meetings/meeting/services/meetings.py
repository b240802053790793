"""Plan a meeting, change it, mark it as held, cancel it; enter a meeting of the past."""

import datetime
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.database.models import today
from iiwg.documents.services import keep_file
from iiwg.notifications.services import notify
from iiwg.pages.dates import long_date
from iiwg.pages.words import in_languages
from iiwg.workflow.doors import changing, moving
from iiwg.workflow.tables import Refused
from meetings.meeting import notices
from meetings.meeting.enums import MeetingKind, MeetingStatus
from meetings.meeting.models import Meeting, MeetingPaper, PreparationTask
from meetings.meeting.services.preparation import PREPARATION
from meetings.meeting.services.recipients import of_meeting
from meetings.minutes.enums import MinutesStatus
from members.chairs.services import chairs
from members.terms.enums import Topic
from members.terms.services import terms


def next_sequence() -> int | None:
    """The ordinal of the next meeting; None while the ordinal of an earlier one is unknown."""
    past = Meeting.objects.exclude(status=MeetingStatus.CANCELLED)
    if past.filter(sequence__isnull=True).exists():
        return None
    last = past.order_by(F("sequence").desc(nulls_last=True)).first()
    return last.sequence + 1 if last else 1


def plan(*, by, **fields) -> Meeting:
    """Plan a meeting under the Terms and the chairing term of its day; host and presiding person by default."""
    day = fields["held_on"]
    term = chairs.leading(day)
    _refuse_other_host(day, fields)
    fields.setdefault("host", None)
    fields["host"] = fields["host"] or chairs.default_host(day)
    if not fields.get("presiding") and term:
        fields["presiding"] = term.person
    with transaction.atomic():
        meeting = _create(fields | {"terms": terms.on(day), "chairing_term": term, "created_by": by})
        for days, code, words in PREPARATION:
            PreparationTask.objects.create(
                meeting=meeting, code=code, due_on=day - timedelta(days=days), **in_languages("title", words)
            )
        record("meetings.meeting.plan", meeting, by=by)
    return meeting


def _create(fields: dict) -> Meeting:
    try:
        with transaction.atomic():
            return Meeting.objects.create(**fields)
    except IntegrityError as error:
        raise Refused(_("Another meeting has this number already.")) from error


def _refuse_other_host(day: datetime.date, fields: dict) -> None:
    """Another host than the leading co-chair is agreed among the co-chairs (p25): the agreement is noted."""
    host, usual = fields.get("host"), chairs.default_host(day)
    if host and usual and host != usual and not fields.get("host_note"):
        raise Refused(
            _("The leading co-chair hosts unless the co-chairs agree otherwise. Note their agreement."),
            basis=Topic.HOST,
        )


def is_changeable(meeting: Meeting) -> bool:
    """Whether what is recorded of a meeting may be changed: until its minutes are sent for approval."""
    if meeting.status == MeetingStatus.CANCELLED:
        return False
    minutes = getattr(meeting, "minutes", None)
    return minutes is None or minutes.status in (MinutesStatus.DRAFT, MinutesStatus.RETURNED)


def change(meeting: Meeting, *, by, **fields) -> None:
    """Change what is recorded of a meeting; a new day of one to come is told to those who have the agenda."""
    with transaction.atomic():
        row = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if not is_changeable(row):
            raise Refused(
                _(
                    "The minutes of this meeting were sent for approval, or it was cancelled. It can no longer be changed."
                )
            )
        if (
            row.status not in (MeetingStatus.PLANNED, MeetingStatus.CONVENED)
            and fields.get("held_on", row.held_on) > today()
        ):
            raise Refused(_("This meeting was held: its day cannot be in the future."))
        before = row.held_on
        day = fields.get("held_on", before)
        _refuse_other_host(day, fields)
        for name, value in fields.items():
            setattr(row, name, value)
        row.terms, row.chairing_term = terms.on(day), chairs.leading(day)
        row.host = row.host or chairs.default_host(day)
        row.presiding = row.presiding or (row.chairing_term.person if row.chairing_term else None)
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            raise Refused(_("Another meeting has this number already.")) from error
        record("meetings.meeting.change", row, by=by, fields=sorted(fields))
        if day != before:
            _moved(row, before, by=by)
    meeting.refresh_from_db()


def _moved(meeting: Meeting, before: datetime.date, *, by) -> None:
    """Everything that hangs on the day moves with it."""
    days = {"before": str(before), "after": str(meeting.held_on)}
    with changing(meeting, "meetings.meeting.move_date", by=by, **days) as row:
        for task in row.preparation_tasks.filter(done_at__isnull=True):
            task.due_on += row.held_on - before
            task.save()
    if meeting.status == MeetingStatus.CONVENED and meeting.held_on >= today():
        _tell(notices.MOVED, meeting, before=lambda: long_date(before, translation.get_language()))


def mark_held(meeting: Meeting, *, by) -> None:
    """Say that the meeting took place; it keeps the chairing term of its day, also where the turn was divided since."""
    with moving(meeting, "hold", by=by) as row:
        planned = row.chairing_term
        if planned and not planned.holds_on(row.held_on) and (term := chairs.leading(row.held_on)):
            if row.presiding_id == planned.person_id:
                row.presiding = term.person
            row.chairing_term = term


def close(meeting: Meeting, *, by) -> None:
    """Close a meeting whose follow-up is on its way."""
    with moving(meeting, "close", by=by):
        pass


def cancel(meeting: Meeting, *, reason: str, by) -> None:
    """Cancel a meeting; those who have the agenda are told."""
    with moving(meeting, "cancel", by=by, note=reason) as row:
        row.cancelled_reason = reason[:300]
        if row.status == MeetingStatus.CONVENED:
            _tell(notices.CANCELLED, row, reason=reason)


def _tell(notice, meeting: Meeting, **values) -> None:
    notify(
        notice,
        of_meeting(meeting),
        about=meeting,
        path=reverse("meetings:meeting", args=[meeting.pk]),
        meeting=lambda: name_of(meeting),
        day=lambda: long_date(meeting.held_on, translation.get_language()),
        **values,
    )


def name_of(meeting: Meeting) -> str:
    """What a meeting is called in a sentence, in the active language."""
    if meeting.title:
        return meeting.title
    kind = meeting.get_kind_display()
    return (
        f"{kind} № {meeting.number or meeting.sequence}" if meeting.number or meeting.sequence else str(kind)
    )


def enter_old(*, by, scan=None, **fields) -> Meeting:
    """Enter a meeting of the past with what is known of it; the inaugural one is the first."""
    if fields["held_on"] > today():
        raise Refused(_("This day is still to come. Plan the meeting instead."))
    if not Meeting.objects.exists():
        fields.setdefault("kind", MeetingKind.INAUGURAL)
    if fields.get("kind") == MeetingKind.INAUGURAL and not fields.get("sequence"):
        fields["sequence"] = 1
    day = fields["held_on"]
    with transaction.atomic():
        found = {"terms": terms.on(day), "chairing_term": chairs.leading(day), "created_by": by}
        meeting = _create(fields | found | {"status": MeetingStatus.HELD})
        record("meetings.meeting.enter", meeting, by=by)
        if scan:
            attach(meeting, scan, is_minutes_scan=True, by=by)
    return meeting


def attach(meeting: Meeting, upload, *, by, is_minutes_scan: bool = False) -> MeetingPaper:
    """Attach a file to a meeting as a whole."""
    with transaction.atomic():
        document = keep_file(upload, by=by, access=meeting.access)
        paper = MeetingPaper.objects.create(
            meeting=meeting, document=document, is_minutes_scan=is_minutes_scan
        )
        record("meetings.meeting.paper", meeting, by=by)
    return paper
