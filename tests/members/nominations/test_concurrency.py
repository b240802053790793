"""A request is answered and withdrawn at the same moment."""

import pytest

from members.nominations.models import Nomination, NominationRequest
from members.nominations.services import nominations, requests
from tests import cast as cast_module
from tests.at_once import ONCE, at_once
from tests.members.nominations.test_nominations import PERSON, asked

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast():
    """The cast, committed so that two connections see it."""
    return cast_module.build()


def test_a_request_that_is_withdrawn_gets_no_nomination(cast):
    request = asked(cast)
    outcome = at_once(
        lambda: nominations.prepare(request.seat, nomination_request=request, by=cast.focal, **PERSON),
        lambda: requests.withdraw_request(request, by=cast.secretary),
    )
    request = NominationRequest.objects.get(pk=request.pk)
    if outcome == ONCE:  # whoever came first: never a nomination on a request that is gone
        assert request.status == "withdrawn"
        assert not Nomination.objects.exists()
    else:
        assert Nomination.objects.get().status == "draft"
