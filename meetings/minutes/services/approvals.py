"""Fix the exact text of minutes, ask co-chairs, take their answers, publish."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.documents.services import keep_text
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import done_with, notify
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import moving, refuse_unless_open
from iiwg.workflow.tables import Refused
from meetings.meeting.enums import Preparation
from meetings.meeting.rules import term_ids
from meetings.meeting.services.meetings import name_of
from meetings.meeting.services.preparation import finish
from meetings.meeting.services.recipients import of_meeting
from meetings.minutes import notices
from meetings.minutes.enums import OUTCOME_OF_LINE, ApprovalState, LineKind, MinutesStatus
from meetings.minutes.models import Approval, Line, Minutes, MinutesAuthor, MinutesText, Outcome
from meetings.minutes.services.approvers import approvers, refuse_second_hat
from meetings.minutes.services.printing import ask_for_all_files
from meetings.minutes.services.readiness import missing
from meetings.minutes.texts.minutes import lines_of, minutes_html, minutes_title, text_of
from meetings.minutes.workflow import MINUTES
from members.chairs.models import ChairingTerm
from members.chairs.services import chairs
from members.institutions.services import secretariat
from members.terms.enums import NumberKind
from members.terms.services import numbers

LANGUAGES = ("tg", "ru", "en")
NUMBER_OF_LINE = {
    LineKind.DECIDED: NumberKind.DECISION,
    LineKind.RECOMMENDED: NumberKind.RECOMMENDATION,
    LineKind.AGREED: NumberKind.AGREEMENT,
    LineKind.ACTION: NumberKind.ACTION,
}


def send_for_approval(minutes: Minutes, *, by) -> None:
    """Fix numbers and text, seal them with their SHA-256, and ask the co-chairs."""
    wanting = missing(minutes)
    if wanting:
        raise Refused(" ".join(str(sentence) for sentence in wanting))
    with transaction.atomic(), moving(minutes, "send_for_approval", by=by, round=minutes.round) as row:
        _give_numbers(row)
        finish(row.meeting, Preparation.MINUTES, by=by)
        digest = _seal(row, by=by)
        for term in approvers(row):
            Approval.objects.create(minutes=row, round=row.round, chairing_term=term, digest=digest)
        asked = row.approvals.filter(round=row.round).select_related("chairing_term__person__user")
        notify(
            notices.FOR_APPROVAL,
            [Recipient.of(user) for approval in asked for user in chairs.accounts_of(approval.chairing_term)],
            path=reverse("meetings:minutes-approve", args=[row.meeting_id]),
            **_about(row),
        )


def _about(minutes: Minutes) -> dict:
    meeting = minutes.meeting
    return {
        "about": minutes,
        "meeting": lambda: name_of(meeting),
        "day": lambda: long_date(meeting.held_on, translation.get_language()),
    }


def _give_numbers(minutes: Minutes) -> None:
    """Numbers of outcomes and action items; one that was given is kept, and none is given twice."""
    meeting = minutes.meeting
    for line in lines_of(minutes):
        kind = NUMBER_OF_LINE.get(line.kind)
        if kind and not line.number:
            number = numbers.take(
                kind,
                terms=meeting.terms,
                meeting_id=meeting.pk,
                meeting_number=str(meeting.sequence or meeting.number or ""),
                on=meeting.held_on,
            )
            Line.objects.filter(pk=line.pk).update(number=number)


def _seal(minutes: Minutes, *, by) -> str:
    """Keep the exact text in every interface language; the digest of the authoritative one."""
    digest = ""
    for language in dict.fromkeys((minutes.language, *LANGUAGES)):
        document = keep_text(
            minutes_html(minutes, language),
            title=minutes_title(minutes, language),
            language=language,
            access=minutes.meeting.access,
            by=by,
        )
        is_authoritative = language == minutes.language
        MinutesText.objects.create(
            minutes=minutes,
            round=minutes.round,
            language=language,
            authoritative=is_authoritative,
            document=document,
        )
        digest = document.sha256 if is_authoritative else digest
    return digest


def _claim(minutes: Minutes, digest: str, *, state: str, by, term=None, **fields) -> Approval:
    """Answer one question, once: of this person, or of the chairing term whose paper was signed."""
    asked = Approval.objects.select_for_update().filter(minutes=minutes, round=minutes.round)
    asked = asked.filter(chairing_term=term) if term else asked.filter(chairing_term_id__in=term_ids(by))
    approval = asked.filter(state=ApprovalState.ASKED).order_by("pk").first() or asked.first()
    if approval is None or approval.state != ApprovalState.ASKED:
        raise Refused(_("This was answered already, or you are not asked."))
    if approval.digest != digest:
        raise Refused(_("The text has changed since you opened it. Read the present text first."))
    approval.state, approval.decided_at, approval.decided_by = state, timezone.now(), by
    for name, value in fields.items():
        setattr(approval, name, value)
    approval.save()
    return approval


def approve(minutes: Minutes, *, digest: str, by) -> None:
    """A co-chair approves the exact text; with the last answer the minutes are approved."""
    _answer(minutes, "approve", digest, by=by)


def approve_on_paper(minutes: Minutes, *, digest: str, term: ChairingTerm, scan, by) -> None:
    """The secretariat records the signed scan of exactly this text, on behalf of the co-chair."""
    _answer(minutes, "approve_on_paper", digest, by=by, term=term, on_behalf=True, scan=scan)


def _answer(minutes: Minutes, verb: str, digest: str, *, by, term=None, **fields) -> None:
    """One approval; when nobody else is waited for, the minutes are approved in the same transaction."""
    on_behalf_of = term.institution if term else None
    with transaction.atomic():
        row = Minutes.objects.select_for_update().get(pk=minutes.pk)
        refuse_unless_open(row, MINUTES[verb], by=by)
        others = row.approvals.filter(round=row.round, state=ApprovalState.ASKED)
        if term is None:
            refuse_second_hat(row, by)
        mine = others.filter(chairing_term=term) if term else others.filter(chairing_term_id__in=term_ids(by))
        if others.exclude(pk__in=mine.values("pk")[:1]).exists():
            _claim(row, digest, state=ApprovalState.APPROVED, by=by, term=term, **fields)
            record("meetings.minutes.one_approval", row, by=by, on_behalf_of=on_behalf_of, digest=digest)
        else:
            with moving(row, verb, by=by, on_behalf_of=on_behalf_of, digest=digest) as locked:
                _claim(locked, digest, state=ApprovalState.APPROVED, by=by, term=term, **fields)
                _create_outcomes(locked)
                notify(notices.APPROVED, secretariat(), path=_path(locked), **_about(locked))
            ask_for_all_files(row, by=by)
    minutes.refresh_from_db()
    waits = minutes.status == MinutesStatus.FOR_APPROVAL  # another co-chair is still asked
    done_with(notices.FOR_APPROVAL, minutes, user=by if waits else None)


def _path(minutes: Minutes) -> str:
    return reverse("meetings:minutes", args=[minutes.meeting_id])


def _create_outcomes(minutes: Minutes) -> None:
    """Each decided, recommended or agreed line becomes one outcome, once however often it is tried."""
    for line in lines_of(minutes):
        kind = OUTCOME_OF_LINE.get(line.kind)
        if kind:
            Outcome.objects.get_or_create(
                line=line,
                defaults={
                    "meeting": minutes.meeting,
                    "kind": kind,
                    "number": line.number,
                    "language": minutes.language,
                    "text": text_of(line, minutes.language),
                    "facility": line.facility,
                    "addressee": line.responsible,
                    "lpi_version": line.lpi_version,
                    "terms": line.terms,
                },
            )


def return_with_remark(minutes: Minutes, *, digest: str, remark: str, by) -> None:
    """A co-chair returns the text with a remark; everybody else asked no longer needs to answer."""
    if not remark.strip():
        raise Refused(_("Say in the remark what should be changed."))
    with moving(minutes, "return_with_remark", by=by, round=minutes.round) as row:
        _claim(row, digest, state=ApprovalState.RETURNED, by=by, remark=remark.strip())
        _close_round(row)
        path = reverse("meetings:minutes-edit", args=[row.meeting_id])
        notify(notices.RETURNED, secretariat(), path=path, remark=remark.strip(), **_about(row))


def take_back(minutes: Minutes, *, by) -> None:
    """The secretariat takes the text back while nobody has answered."""
    with moving(minutes, "take_back", by=by, round=minutes.round) as row:
        if row.approvals.filter(round=row.round).exclude(state=ApprovalState.ASKED).exists():
            raise Refused(_("A co-chair has answered already: the text can no longer be taken back."))
        wrote = list(row.authors.filter(round=row.round).values_list("user_id", flat=True))
        _close_round(row)
        for user_id in wrote:  # an author is whoever saved a line since the last return
            MinutesAuthor.objects.get_or_create(minutes=row, round=row.round, user_id=user_id)


def _close_round(minutes: Minutes) -> None:
    minutes.approvals.filter(round=minutes.round, state=ApprovalState.ASKED).update(
        state=ApprovalState.CLOSED
    )
    done_with(notices.FOR_APPROVAL, minutes)
    minutes.round += 1


def publish(minutes: Minutes, *, by) -> None:
    """Open approved minutes to the members and tell them."""
    with moving(minutes, "publish", by=by) as row:
        notify(notices.PUBLISHED, of_meeting(row.meeting), path=_path(row), **_about(row))
