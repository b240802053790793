"""Plan a meeting, change it, mark it as held, cancel it; enter a meeting of the past."""

import datetime
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor, account_of
from iiwg.database.models import today
from iiwg.documents.services import store_file
from iiwg.notifications.notices import Notice
from iiwg.notifications.services import notify
from iiwg.pages.dates import long_date
from iiwg.pages.languages import in_languages
from iiwg.workflow.doors import changing, creating, leave_no_trace, move, moving
from iiwg.workflow.tables import Refused
from meetings.meeting import notices
from meetings.meeting.enums import MeetingKind, MeetingStatus
from meetings.meeting.models import Meeting, MeetingPaper, PreparationTask
from meetings.meeting.services.deadlines import asked_by
from meetings.meeting.services.preparation import PREPARATION
from meetings.meeting.services.recipients import of_meeting
from members.chairs.services import chairs
from members.terms.enums import Topic
from members.terms.services import terms
from members.terms.texts import by_chairs


def next_sequence() -> int | None:
    """The ordinal of the next meeting; None while the ordinal of an earlier one is unknown."""
    past = Meeting.objects.exclude(status=MeetingStatus.CANCELLED)
    if past.filter(sequence__isnull=True).exists():
        return None
    last = past.order_by(F("sequence").desc(nulls_last=True)).first()
    return (last.sequence or 0) + 1 if last else 1


def plan(*, by: Actor, **fields: Any) -> Meeting:
    """Plan a meeting under the Terms and the chairing term of its day; host and presiding person by default."""
    with creating(Meeting, "meetings.meeting.plan", by=by) as make:
        day = fields["held_on"]
        term = chairs.leading(day)
        _refuse_other_host(day, fields)
        _refuse_taken_number(fields)
        fields["host"] = fields.get("host") or chairs.default_host(day)
        if not fields.get("presiding") and term:
            fields["presiding"] = term.person
        meeting = make(**fields, terms=terms.on(day), chairing_term=term, created_by=account_of(by))
        for days, code, words in PREPARATION:
            due_on = asked_by(meeting.terms, code, day) or day - timedelta(days=days)
            PreparationTask.objects.create(
                meeting=meeting, code=code, due_on=due_on, **in_languages("title", words)
            )
    return meeting


def _refuse_taken_number(fields: dict[str, Any], besides: Meeting | None = None) -> None:
    """An ordinal or a number belongs to one meeting."""
    others = Meeting.objects.exclude(pk=besides.pk) if besides else Meeting.objects.all()
    for name in ("sequence", "number"):
        if fields.get(name) and others.filter(**{name: fields[name]}).exists():
            raise Refused(_("Another meeting has this number already."))


def _refuse_other_host(day: datetime.date, fields: dict[str, Any]) -> None:
    """Another host than the Terms of Reference name is agreed among the co-chairs (p25): the agreement is noted."""
    host, usual = fields.get("host"), chairs.host_asked_for(day)
    if host and usual and host != usual and not fields.get("host_note"):
        raise Refused(
            by_chairs(
                _("%(institution)s hosts unless agreed otherwise. Note the agreement."),
                _("%(institution)s hosts unless the co-chairs agree otherwise. Note their agreement."),
                terms.on(day),
            )
            % {"institution": usual},
            basis=Topic.HOST,
        )


def change(meeting: Meeting, *, by: Actor, **fields: Any) -> None:
    """Change what is recorded of a meeting; a new day of one to come is told to those who have the agenda."""
    with changing(meeting, "meetings.meeting.change", by=by, fields=sorted(fields)) as row:
        before = row.held_on
        day = fields.get("held_on", before)
        if row.is_over and day > today():
            raise Refused(_("This meeting was held: its day cannot be in the future."))
        _refuse_other_host(day, fields)
        _refuse_taken_number(fields, besides=row)
        if day != before:
            _move_date(row, day, by=by)
        for name, value in fields.items():
            setattr(row, name, value)
        row.terms, row.chairing_term = terms.on(day), chairs.leading(day)
        row.host = row.host or chairs.default_host(day)
        row.presiding = row.presiding or (row.chairing_term.person if row.chairing_term else None)
        if day != before and row.is_convened and day >= today():
            _notify_participants(
                notices.MOVED, row, before=lambda: long_date(before, translation.get_language())
            )


def _move_date(meeting: Meeting, day: datetime.date, *, by: Actor) -> None:
    """Everything that hangs on the day moves with it."""
    days = {"before": str(meeting.held_on), "after": str(day)}
    with changing(meeting, "meetings.meeting.move_date", by=by, **days) as row:
        for task in row.preparation_tasks.filter(done_at__isnull=True):
            asked = asked_by(terms.on(day), task.code, day)
            task.due_on = asked or task.due_on + (day - row.held_on)
            task.save()
        row.held_on = day


def take_chairing_term(meeting: Meeting, *, by: Actor) -> None:
    """Keep with a meeting the chairing term of its day, where it was recorded after the meeting was planned."""
    with changing(meeting, "meetings.meeting.take_chairing_term", by=by) as row:
        if row.chairing_term is not None:
            leave_no_trace()
            return
        row.chairing_term = chairs.leading(row.held_on)


def mark_held(meeting: Meeting, *, by: Actor) -> None:
    """Say that the meeting took place; it keeps the chairing term of its day, also where the turn was divided since."""
    with moving(meeting, "hold", by=by) as row:
        planned = row.chairing_term
        if planned and not planned.holds_on(row.held_on) and (term := chairs.leading(row.held_on)):
            if row.presiding_id == planned.person_id:
                row.presiding = term.person
            row.chairing_term = term


def close(meeting: Meeting, *, by: Actor) -> None:
    """Close a meeting whose follow-up is on its way."""
    move(meeting, "close", by=by)


def cancel(meeting: Meeting, *, note: str, by: Actor) -> None:
    """Cancel a meeting for a reason; those who have the agenda are told it."""
    with moving(meeting, "cancel", by=by, note=note) as row:
        row.cancelled_reason = note[:300]
        if row.is_convened:
            _notify_participants(notices.CANCELLED, row, reason=note)


def _notify_participants(notice: Notice, meeting: Meeting, **values: Any) -> None:
    notify(
        notice,
        of_meeting(meeting),
        about=meeting,
        path=meeting.get_absolute_url(),
        meeting=lambda: name_of(meeting),
        day=lambda: long_date(meeting.held_on, translation.get_language()),
        **values,
    )


def name_of(meeting: Meeting) -> str:
    """What a meeting is called in a sentence, in the active language."""
    return meeting.title or meeting.kind_and_number


def enter_old(*, by: Actor, scan: UploadedFile | None = None, **fields: Any) -> Meeting:
    """Enter a meeting of the past with what is known of it; the inaugural one is the first."""
    with creating(Meeting, "meetings.meeting.enter", by=by) as make:
        day = fields["held_on"]
        if day > today():
            raise Refused(_("This day is still to come. Plan the meeting instead."))
        if not Meeting.objects.exists():
            fields.setdefault("kind", MeetingKind.INAUGURAL)
        if fields.get("kind") == MeetingKind.INAUGURAL and not fields.get("sequence"):
            fields["sequence"] = 1
        _refuse_taken_number(fields)
        under = {"terms": terms.on(day), "chairing_term": chairs.leading(day)}
        meeting = make(**fields, **under, created_by=account_of(by), status=MeetingStatus.HELD)
        if scan:
            attach(meeting, scan, is_minutes_scan=True, by=by)
    return meeting


def attach(
    meeting: Meeting, upload: UploadedFile, *, by: Actor, is_minutes_scan: bool = False
) -> MeetingPaper:
    """Attach a file to a meeting as a whole."""
    with changing(meeting, "meetings.meeting.paper", by=by) as row:
        document = store_file(upload, by=by, access=row.access)
        return MeetingPaper.objects.create(meeting=row, document=document, is_minutes_scan=is_minutes_scan)
