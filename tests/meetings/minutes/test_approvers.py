"""Four eyes: who wrote the minutes is never the only one to approve them."""

import pytest

from iiwg.accounts.models import User
from iiwg.workflow.tables import Refused
from meetings.minutes.models import MinutesAuthor
from meetings.minutes.services import approvals
from members.chairs.models import ChairingTerm
from tests import scenes

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
