"""Co-chairs answer one by one; only the last answer approves the minutes."""

import pytest

from iiwg.audit.models import AuditEvent
from iiwg.documents.models import Rendition
from iiwg.notifications.models import Notification
from meetings.minutes.models import Minutes
from meetings.minutes.services import approvals
from meetings.minutes.services.approvers import approvers
from members.chairs.models import ChairingTerm
from members.chairs.services import delegation
from members.terms.models import ApprovalStep
from tests import scenes
from tests.cast import person, user
from tests.members.scans import scan

pytestmark = pytest.mark.django_db


def acts(draft):
    """What the history of the minutes tells of approvals."""
    rows = AuditEvent.objects.filter(subject=f"meetings.minutes:{draft.pk}", verb__contains="approv")
    return [verb.rpartition(".")[2] for verb in rows.order_by("id").values_list("verb", flat=True)]


def test_the_first_of_two_answers_is_kept_and_approves_nothing(cast):
    draft = scenes.minutes(cast)
    draft.authors.create(round=1, user=cast.leading)
    approvals.send_for_approval(draft, by=cast.secretary)
    digest = scenes.digest_of(draft)
    approvals.approve(draft, digest=digest, by=cast.leading)
    assert (draft.status, draft.approved_at, Rendition.objects.count()) == ("for_approval", None, 0)
    waiting = Notification.objects.filter(code="meetings.for_approval", read_at__isnull=True)
    assert [letter.to_user for letter in waiting] == [cast.incoming]
    approvals.approve(draft, digest=digest, by=cast.incoming)
    assert (draft.status, draft.approved_by) == ("approved", cast.incoming)
    assert not waiting.all().exists()
    assert acts(draft) == ["send_for_approval", "one_approval", "approve"]


def test_who_recorded_the_paper_of_one_chair_may_answer_as_deputy_of_the_other(cast):
    ApprovalStep.objects.create(terms=cast.terms, approver="next_cochair", ordinal=2)
    clerk = user("clerk@example.org", "secretariat")
    deputy = person("Муовинзода", clerk, cast.places["MINT"])
    delegation.delegate(
        cast.lead_term, deputy, starts_on=scenes.day(), ends_on=scenes.day(3), by=cast.leading
    )
    draft = scenes.sent(cast)
    digest = scenes.digest_of(draft)
    approvals.approve_on_paper(draft, digest=digest, term=cast.next_term, scan=scan(), by=clerk)
    approvals.approve(draft, digest=digest, by=clerk)
    assert draft.is_sealed


def test_asking_who_approves_changes_nothing(cast):
    meeting = scenes.held(cast)
    draft = scenes.minutes(cast, meeting)
    type(meeting).objects.filter(pk=meeting.pk).update(chairing_term=None)
    assert approvers(Minutes.objects.get(pk=draft.pk)) == [cast.lead_term]
    meeting.refresh_from_db()
    assert meeting.chairing_term is None
    approvals.send_for_approval(Minutes.objects.get(pk=draft.pk), by=cast.secretary)
    meeting.refresh_from_db()
    assert meeting.chairing_term == ChairingTerm.objects.get(pk=cast.lead_term.pk)
