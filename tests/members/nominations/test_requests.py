"""Requests for a nomination: who is told, when they can no longer be withdrawn."""

import pytest

from iiwg.workflow.tables import Refused
from members.institutions import services as institutions
from members.nominations.models import NominationRequest
from members.nominations.services import requests
from members.seats.models import MembershipTerm
from tests.cast import person, user
from tests.members.nominations.test_nominations import submitted
from tests.scenes import day

pytestmark = pytest.mark.django_db


def test_a_request_is_not_withdrawn_over_a_nomination_that_has_come_in(cast):
    nomination = submitted(cast)
    with pytest.raises(Refused, match="A nomination has come in"):
        requests.withdraw_request(nomination.request, by=cast.secretary)
    assert NominationRequest.objects.get(pk=nomination.request_id).status == "open"


def test_members_of_a_unit_are_not_told_of_nominations_they_may_not_open(cast):
    from iiwg.notifications.models import Notification

    unit = institutions.add(code="UNIT", kind="authority", names={"en": "Unit"}, by=cast.secretary)
    institutions.set_parent(unit, cast.places["MEWR"], starts_on=None, by=cast.secretary)
    holder = person("Воҳидзода", user("holder@example.org"))
    seat = cast.membership.seat.__class__.objects.create(unit=unit)
    MembershipTerm.objects.create(seat=seat, person=holder, starts_on=day(-9))
    requests.ask(cast.places["MEWR"], capacity="member", working_days=5, by=cast.secretary)
    told = set(Notification.objects.filter(code="members.requested").values_list("to_email", flat=True))
    assert told == {cast.focal.email}
