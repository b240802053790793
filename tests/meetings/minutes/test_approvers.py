"""Four eyes: who wrote the minutes is never the only one to approve them."""

from contextlib import nullcontext

import pytest

from iiwg.accounts.models import User
from iiwg.notifications.models import Notification
from iiwg.workflow.tables import Refused
from meetings.meeting.models import Meeting
from meetings.minutes.models import Minutes, MinutesAuthor
from meetings.minutes.rules import open_answers
from meetings.minutes.services import approvals
from members.chairs.models import ChairingTerm
from members.chairs.services import delegation
from members.terms.models import ApprovalStep, TermsOfReference
from tests import scenes
from tests.cast import person, user
from tests.scenes import day

pytestmark = pytest.mark.django_db


def test_who_wrote_the_minutes_does_not_become_the_co_chair_to_approve_them(cast):
    draft = scenes.sent(cast)
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=cast.secretary_person)
    with pytest.raises(Refused, match="nobody else is asked"):
        approvals.approve(draft, digest=scenes.digest_of(draft), by=User.objects.get(pk=cast.secretary.pk))
    draft.refresh_from_db()
    assert draft.status == "for_approval"


def test_taking_the_text_back_does_not_make_an_author_the_only_approver(cast):
    draft = scenes.minutes(cast)
    MinutesAuthor.objects.create(minutes=draft, round=1, user=cast.leading)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.take_back(draft, by=cast.secretary)
    approvals.send_for_approval(draft, by=cast.secretary)
    draft.refresh_from_db()
    asked = draft.approvals.filter(round=draft.round)
    assert {approval.chairing_term for approval in asked} == {cast.lead_term, cast.next_term}


SENTENCE = "You wrote or sent this text, or were the secretary"


def clerk_of(cast, minutes, part):
    """A deputy of the co-chair who had a part in preparing minutes that wait for approval; the part "none" is none."""
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.leading)
    if part == "wrote":
        MinutesAuthor.objects.create(minutes=minutes, round=1, user=deputy.user)
    if part == "sent":
        Minutes.objects.filter(pk=minutes.pk).update(sent_by=deputy.user)
    if part == "secretary":
        Meeting.objects.filter(pk=minutes.meeting_id).update(secretary=deputy)
    return User.objects.get(pk=deputy.user_id)


@pytest.mark.parametrize(
    ("part", "four_eyes", "may"),
    [
        ("none", True, True),
        ("wrote", True, False),
        ("sent", True, False),
        ("secretary", True, False),
        ("secretary", False, True),
    ],
)
def test_who_prepared_a_text_neither_answers_as_a_deputy_nor_is_offered_to(
    cast, signed_in, unsealed, part, four_eyes, may
):
    minutes = scenes.sent(cast)
    deputy = clerk_of(cast, minutes, part)
    with unsealed():
        TermsOfReference.objects.update(four_eyes=four_eyes)
    minutes = Minutes.objects.get()
    client = signed_in(deputy)
    home, page = (client.get(address).content.decode() for address in ("/", minutes.approve_url))
    assert ("Read and approve" in home) == may
    assert ('class="answer"' in page, SENTENCE in page) == (may, not may)
    answer = {"digest": scenes.digest_of(minutes), "by": deputy}
    if not may:
        with pytest.raises(Refused, match=SENTENCE):
            approvals.return_with_remark(minutes, note="Page 2.", **answer)
    with nullcontext() if may else pytest.raises(Refused, match=SENTENCE):
        approvals.approve(minutes, **answer)
    assert Minutes.objects.get().is_sealed == may


def test_the_letter_that_a_text_waits_goes_to_those_who_may_answer(cast):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    for who in (deputy, cast.secretary_person):
        delegation.delegate(cast.lead_term, who, starts_on=day(), ends_on=day(3), by=cast.leading)
    minutes = scenes.minutes(cast)
    minutes.authors.all().delete()
    approvals.send_for_approval(minutes, by=cast.secretary)
    letters = Notification.objects.filter(code="meetings.for_approval")
    assert {letter.to_user for letter in letters} == {cast.leading, deputy.user}


def test_a_co_chair_who_is_the_deputy_of_the_other_one_answers_for_himself_on_what_he_prepared(cast):
    ApprovalStep.objects.create(terms=cast.terms, approver="next_cochair", ordinal=2)
    delegation.delegate(
        cast.lead_term, cast.incoming_person, starts_on=day(), ends_on=day(3), by=cast.leading
    )
    minutes = scenes.sent(cast)
    MinutesAuthor.objects.create(minutes=minutes, round=1, user=cast.incoming)
    assert [row.chairing_term for row in open_answers(cast.incoming, minutes)] == [cast.next_term]
    approvals.approve(minutes, digest=scenes.digest_of(minutes), by=cast.incoming)
    assert minutes.approvals.get(state="asked").chairing_term == cast.lead_term
