"""Two people press at the same moment: what only one may do is done once, and the other one gets a sentence."""

import threading

import pytest
from django.db import IntegrityError, OperationalError, connection

from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from members.chairs.models import ChairingTerm, Delegation
from members.chairs.services import delegation, rotation, turns
from members.institutions import services as institutions
from members.institutions.models import InstitutionParent, Succession
from members.nominations.models import Nomination, NominationRequest
from members.nominations.services import nominations, requests
from members.people.models import Person
from members.people.services import people
from tests import cast as cast_module
from tests.members.nominations.test_nominations import PERSON, asked
from tests.scenes import day

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast():
    """The cast, committed so that two connections see it."""
    return cast_module.build()


def at_once(*verbs) -> list[str]:
    """What became of verbs that begin together: done or refused."""
    together, outcomes = threading.Barrier(len(verbs)), []

    def press(verb):
        try:
            together.wait(timeout=10)
            verb()
            outcomes.append("done")
        except (Refused, IntegrityError, OperationalError):
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(verb,)) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(outcomes)


ONCE = ["done", "refused"]


def test_two_bodies_never_belong_to_each_other_nor_succeed_each_other(cast):
    first, second = cast.places["MEWR"], cast.places["MINT"]
    facts = {"starts_on": None, "by": cast.secretary}
    assert (
        at_once(
            lambda: institutions.set_parent(first, second, **facts),
            lambda: institutions.set_parent(second, first, **facts),
        )
        == ONCE
    )
    assert InstitutionParent.objects.count() == 1
    assert (
        at_once(
            lambda: institutions.succeed(first, second, source="", **facts),
            lambda: institutions.succeed(second, first, source="", **facts),
        )
        == ONCE
    )
    assert Succession.objects.count() == 1


def test_one_deputy_is_recorded_once(cast):
    def press():
        delegation.delegate(
            cast.lead_term, cast.member_person, starts_on=day(), ends_on=day(3), by=cast.leading
        )

    assert at_once(press, press) == ONCE
    assert Delegation.objects.count() == 1


def test_one_turn_is_passed_on_once(cast):
    ChairingTerm.objects.all().delete()
    made = turns.generate_rotation(cast.terms, starts_on=day(30), years=5, by=cast.secretary)

    def press():
        term = ChairingTerm.objects.get(pk=made[0].pk)
        rotation.skip(term, ground="x", expected=made[0].institution_id, by=cast.secretary)

    assert at_once(press, press) == ONCE
    assert ChairingTerm.objects.get(pk=made[0].pk).institution.code == "MINT"


def test_one_rotation_is_generated_once(cast):
    begins = cast.next_term.ends_on.replace(year=cast.next_term.ends_on.year + 1)

    def press():
        turns.generate_rotation(cast.terms, starts_on=begins, years=2, by=cast.secretary)

    assert at_once(press, press) == ONCE
    assert ChairingTerm.objects.count() == 4


def test_of_two_records_one_is_kept(cast):
    one, two = (people.add(family_name=name, by=SYSTEM) for name in ("Якум", "Дуюм"))
    assert (
        at_once(
            lambda: people.merge(one, two, by=cast.secretary),
            lambda: people.merge(two, one, by=cast.secretary),
        )
        == ONCE
    )
    assert Person.objects.current().filter(pk__in=[one.pk, two.pk]).count() == 1


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
