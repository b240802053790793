"""Put minutes, or a corrigendum to them, to those whom the Terms name; take their answers; publish."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.accounts.models import User
from iiwg.audit.actors import Actor, account_of
from iiwg.documents.services import store_file
from iiwg.notifications.mailings import Mailing
from iiwg.notifications.notices import Notice, Recipient
from iiwg.notifications.services import done_with, notify
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import changing, leave_no_trace, moving, stay
from iiwg.workflow.tables import Refused, workflow_of
from meetings.meeting.services.letters import about_meeting, name_of
from meetings.minutes import notices
from meetings.minutes.enums import ApprovalState
from meetings.minutes.models import Approval, Corrigendum, Minutes
from meetings.minutes.rules import open_answers
from meetings.minutes.services import answers, corrigenda
from meetings.minutes.services.approvers import approvers
from meetings.minutes.services.readiness import Wanting, readiness
from meetings.minutes.services.sealing import give_numbers, seal
from meetings.minutes.texts.papers import Paper, title_of
from members.chairs.models import ChairingTerm
from members.chairs.services import chairs
from members.institutions.models import Institution
from members.institutions.services import secretariat
from members.people.models import Person
from members.terms.texts import by_chairs


def wanting(paper: Paper) -> list[Wanting]:
    """What is missing; empty when the text can be sent for approval."""
    return corrigenda.readiness(paper) if isinstance(paper, Corrigendum) else readiness(paper)


def send_for_approval(paper: Paper, *, by: Actor) -> None:
    """Fix numbers and text, seal them with their SHA-256, and ask the co-chairs."""
    with moving(paper, "send_for_approval", by=by, round=paper.round) as row:
        if missing := wanting(row):
            mend = next((want.mend for want in missing if want.mend), None)
            raise Refused(" ".join(map(str, missing)), mend=mend)
        give_numbers(row, who=by)
        digest = seal(row, who=by)
        for term in approvers(row):
            row.approvals.create(round=row.round, chairing_term=term, digest=digest)
        row.sent_by = account_of(by)  # the door says so too late for who is told
        notify(
            notices.of(row).asked,
            [Recipient.of(user) for user in _who_can_answer(row)],
            path=row.approve_url,
            **_about(row),
        )


def _who_can_answer(paper: Paper) -> list[User]:
    """Officials and deputies of the terms that are asked; not who is asked and may not answer (four eyes)."""
    approvals = paper.approvals.filter(round=paper.round).select_related("chairing_term__person__user")
    asked = [user for approval in approvals for user in chairs.accounts_of(approval.chairing_term)]
    return [user for user in asked if open_answers(user, paper).exists()]


def _about(paper: Paper) -> dict:
    meeting = paper.meeting
    return {
        "about": paper,
        "meeting": lambda: name_of(meeting),
        "day": lambda: long_date(meeting.held_on, get_language()),
    }


def approve(paper: Paper, *, digest: str, by: Actor) -> None:
    """A co-chair approves the exact text; with the last answer it is approved."""
    behalf = answers.spoken_for(paper, by)
    with moving(paper, "approve", by=by, on_behalf_of=behalf, digest=digest) as row:
        answer = answers.give(row, digest, who=by)
        _tell_official(row, answer, notices.DEPUTY_APPROVED, by=by)
        _conclude(row, digest, by=by, on_behalf_of=behalf)


def _tell_official(paper: Paper, answer: Approval, notice: Notice, *, by: Actor, **said: str) -> None:
    """Tell who chairs what a deputy answered; nobody is told of the own answer."""
    official, deputy = answer.chairing_term.person, Person.objects.filter(user=account_of(by)).first()
    if not official or not official.user or official == deputy:
        return
    notify(
        notice,
        [Recipient.of(official.user)],
        about=paper,
        path=paper.get_absolute_url(),
        deputy=str(deputy),
        paper=lambda: title_of(paper, get_language() or paper.language),
        **said,
    )


def approve_on_paper(paper: Paper, *, digest: str, term: ChairingTerm, scan: UploadedFile, by: Actor) -> None:
    """The secretariat records the signed scan of exactly this text, on behalf of the co-chair."""
    behalf = term.institution
    with moving(paper, "approve_on_paper", by=by, on_behalf_of=behalf, digest=digest) as row:
        answers.record_paper(row, digest, term=term, scan=store_file(scan, by=by), who=by)
        _conclude(row, digest, by=by, on_behalf_of=behalf)


def _conclude(paper: Paper, digest: str, *, by: Actor, on_behalf_of: Institution | Person | None) -> None:
    """After one answer: approved when nobody else is waited for; until then the text waits on."""
    if paper.approvals.filter(round=paper.round, state=ApprovalState.ASKED).exists():
        stay()
        leave_no_trace()
        facts = {"on_behalf_of": on_behalf_of, "digest": digest}
        with changing(paper, f"{workflow_of(paper).name}.one_approval", by=by, **facts):
            done_with(notices.of(paper).asked, paper, user=by)
        return
    done_with(notices.of(paper).asked, paper)
    notify(notices.of(paper).approved, secretariat(), path=paper.get_absolute_url(), **_about(paper))


def return_with_remark(paper: Paper, *, digest: str, note: str, by: Actor) -> None:
    """A co-chair returns the text with a remark; everybody else asked no longer needs to answer."""
    facts = {"on_behalf_of": answers.spoken_for(paper, by), "round": paper.round}
    with moving(paper, "return_with_remark", by=by, note=note, **facts) as row:
        remark = note.strip()
        answer = answers.give(row, digest, who=by, remark=remark)
        _tell_official(row, answer, notices.DEPUTY_RETURNED, by=by, remark=remark)
        _close_round(row)
        notify(notices.of(row).returned, secretariat(), path=row.edit_url, remark=remark, **_about(row))


def take_back(paper: Paper, *, by: Actor) -> None:
    """The secretariat takes the text back while nobody has answered."""
    with moving(paper, "take_back", by=by, round=paper.round) as row:
        if row.approvals.filter(round=row.round).exclude(state=ApprovalState.ASKED).exists():
            raise Refused(
                by_chairs(
                    _("The chair has answered already: the text can no longer be taken back."),
                    _("A co-chair has answered already: the text can no longer be taken back."),
                    row.meeting.terms,
                )
            )
        taken_back = row.round
        _close_round(row)
        if isinstance(row, Minutes):
            _keep_authors(row, taken_back)


def _keep_authors(minutes: Minutes, taken_back: int) -> None:
    """An author is whoever saved a line since the last return: taking a text back changes nothing about that."""
    for author in minutes.authors.filter(round=taken_back):
        minutes.authors.get_or_create(round=minutes.round, user_id=author.user_id)


def _close_round(paper: Paper) -> None:
    answers.close_round(paper)
    done_with(notices.of(paper).asked, paper)


def publish(paper: Paper, *, by: Actor) -> None:
    """Open an approved text to the members and tell them."""
    with moving(paper, "publish", by=by) as row:
        letters_of_publication(row).send()


def letters_of_publication(paper: Paper) -> Mailing:
    """The letters that would leave: the members are told that they may read."""
    return about_meeting(
        notices.of(paper).published, paper.meeting, about=paper, path=paper.get_absolute_url()
    )
