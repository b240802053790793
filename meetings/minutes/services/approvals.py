"""Fix the exact text of minutes, ask co-chairs, take their answers, publish."""

from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.documents.services import store_file, store_text
from iiwg.notifications.mailings import Mailing
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import done_with, notify
from iiwg.pages.dates import long_date
from iiwg.pages.languages import SITE_LANGUAGES
from iiwg.workflow.doors import changing, leave_no_trace, moving, stay
from iiwg.workflow.tables import Refused
from meetings.meeting.enums import Preparation
from meetings.meeting.services.letters import about_meeting, name_of
from meetings.meeting.services.meetings import take_chairing_term
from meetings.meeting.services.preparation import finish
from meetings.minutes import notices
from meetings.minutes.enums import OUTCOME_OF_LINE, ApprovalState, LineKind
from meetings.minutes.models import Approval, Line, Minutes, MinutesAuthor, MinutesText, Outcome
from meetings.minutes.services import answers
from meetings.minutes.services.approvers import approvers, refuse_second_hat
from meetings.minutes.services.readiness import readiness
from meetings.minutes.texts.minutes import lines_of, minutes_html, minutes_title, text_of
from members.chairs.models import ChairingTerm
from members.chairs.services import chairs
from members.institutions.models import Institution
from members.institutions.services import secretariat
from members.terms.enums import NumberKind
from members.terms.services import numbers
from members.terms.texts import by_chairs

NUMBER_OF_LINE = {
    LineKind.DECIDED: NumberKind.DECISION,
    LineKind.RECOMMENDED: NumberKind.RECOMMENDATION,
    LineKind.AGREED: NumberKind.AGREEMENT,
    LineKind.ACTION: NumberKind.ACTION,
}


def send_for_approval(minutes: Minutes, *, by: Actor) -> None:
    """Fix numbers and text, seal them with their SHA-256, and ask the co-chairs."""
    with moving(minutes, "send_for_approval", by=by, round=minutes.round) as row:
        if wanting := readiness(row):
            mend = next((want.mend for want in wanting if want.mend), None)
            raise Refused(" ".join(map(str, wanting)), mend=mend)
        take_chairing_term(row.meeting, by=by)
        _give_numbers(row)
        finish(row.meeting, Preparation.MINUTES, by=by)
        digest = _seal(row, by=by)
        for term in approvers(row):
            Approval.objects.create(minutes=row, round=row.round, chairing_term=term, digest=digest)
        approvals = row.approvals.filter(round=row.round).select_related("chairing_term__person__user")
        notify(
            notices.FOR_APPROVAL,
            [
                Recipient.of(user)
                for approval in approvals
                for user in chairs.accounts_of(approval.chairing_term)
            ],
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


def _seal(minutes: Minutes, *, by: Actor) -> str:
    """Keep the exact text in every interface language; the digest of the authoritative one."""
    digest = ""
    for language in dict.fromkeys((minutes.language, *SITE_LANGUAGES)):
        document = store_text(
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


def approve(minutes: Minutes, *, digest: str, by: Actor) -> None:
    """A co-chair approves the exact text; with the last answer the minutes are approved."""
    with moving(minutes, "approve", by=by, digest=digest) as row:
        refuse_second_hat(row, by=by)
        answers.give(row, digest, by=by)
        _conclude(row, digest, by=by)


def approve_on_paper(
    minutes: Minutes, *, digest: str, term: ChairingTerm, scan: UploadedFile, by: Actor
) -> None:
    """The secretariat records the signed scan of exactly this text, on behalf of the co-chair."""
    behalf = term.institution
    with moving(minutes, "approve_on_paper", by=by, on_behalf_of=behalf, digest=digest) as row:
        answers.record_paper(row, digest, term=term, scan=store_file(scan, by=by), by=by)
        _conclude(row, digest, by=by, on_behalf_of=behalf)


def _conclude(minutes: Minutes, digest: str, *, by: Actor, on_behalf_of: Institution | None = None) -> None:
    """After one answer: the outcomes when nobody else is waited for; until then the minutes wait on."""
    if minutes.approvals.filter(round=minutes.round, state=ApprovalState.ASKED).exists():
        stay()
        leave_no_trace()
        facts = {"on_behalf_of": on_behalf_of, "digest": digest}
        with changing(minutes, "meetings.minutes.one_approval", by=by, **facts):
            done_with(notices.FOR_APPROVAL, minutes, user=by)
        return
    _create_outcomes(minutes)
    done_with(notices.FOR_APPROVAL, minutes)
    notify(notices.APPROVED, secretariat(), path=minutes.get_absolute_url(), **_about(minutes))


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


def return_with_remark(minutes: Minutes, *, digest: str, note: str, by: Actor) -> None:
    """A co-chair returns the text with a remark; everybody else asked no longer needs to answer."""
    with moving(minutes, "return_with_remark", by=by, note=note, round=minutes.round) as row:
        remark = note.strip()
        answers.give(row, digest, by=by, remark=remark)
        _close_round(row)
        path = reverse("meetings:minutes-edit", args=[row.meeting_id])
        notify(notices.RETURNED, secretariat(), path=path, remark=remark, **_about(row))


def take_back(minutes: Minutes, *, by: Actor) -> None:
    """The secretariat takes the text back while nobody has answered."""
    with moving(minutes, "take_back", by=by, round=minutes.round) as row:
        if row.approvals.filter(round=row.round).exclude(state=ApprovalState.ASKED).exists():
            raise Refused(
                by_chairs(
                    _("The chair has answered already: the text can no longer be taken back."),
                    _("A co-chair has answered already: the text can no longer be taken back."),
                    row.meeting.terms,
                )
            )
        wrote = list(row.authors.filter(round=row.round).values_list("user_id", flat=True))
        _close_round(row)
        for user_id in wrote:  # an author is whoever saved a line since the last return
            MinutesAuthor.objects.get_or_create(minutes=row, round=row.round, user_id=user_id)


def _close_round(minutes: Minutes) -> None:
    answers.close_round(minutes)
    done_with(notices.FOR_APPROVAL, minutes)


def publish(minutes: Minutes, *, by: Actor) -> None:
    """Open approved minutes to the members and tell them."""
    with moving(minutes, "publish", by=by) as row:
        letters_of_publication(row).send()


def letters_of_publication(minutes: Minutes) -> Mailing:
    """The letters that would leave: the members are told that they may read."""
    return about_meeting(notices.PUBLISHED, minutes.meeting, about=minutes, path=minutes.get_absolute_url())
