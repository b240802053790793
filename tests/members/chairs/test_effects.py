"""What the chairs refuse when an account or another record comes to a person."""

import pytest

from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from members.chairs.models import Delegation
from members.people.services import people
from tests.cast import person, user
from tests.scenes import day

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_deputy", [True, False])
def test_an_account_of_the_desk_never_comes_to_the_chair(cast, is_deputy):
    official = person("Муовинзода") if is_deputy else cast.incoming_person
    if is_deputy:
        Delegation.objects.create(term=cast.lead_term, delegate=official, starts_on=day(), ends_on=day(3))
    desk = user("other@example.org", "secretariat")
    people_at_the_desk = person("Котибзодаи дигар", desk)
    with pytest.raises(Refused, match="not that of a co-chair or deputy"):
        people.merge(people_at_the_desk, _without_account(official), by=cast.secretary)
    people.join_account(people_at_the_desk, None, by=cast.secretary)
    with pytest.raises(Refused, match="not that of a co-chair or deputy"):
        people.join_account(official, desk, by=cast.secretary)
    with pytest.raises(Refused, match="not that of a co-chair or deputy"):
        people.join_account(official, desk, by=SYSTEM)
    official.refresh_from_db()
    assert official.user is None


def _without_account(who):
    who.user = None
    who.save()
    return who


def test_any_other_account_may_chair(cast):
    account = user("official@example.org")
    people.join_account(cast.incoming_person, account, by=cast.secretary)
    assert cast.incoming_person.user == account


def test_a_deputy_who_no_longer_acts_is_no_chair(cast):
    deputy = person("Муовинзода")
    Delegation.objects.create(
        term=cast.lead_term, delegate=deputy, starts_on=day(), ends_on=day(3), withdrawn_at=f"{day()}T00:00Z"
    )
    desk = user("other@example.org", "secretariat")
    people.join_account(deputy, desk, by=cast.secretary)
    assert deputy.user == desk
