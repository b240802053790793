"""Every verb of a nomination in every state for every person: the table decides, and nothing else."""

import pytest
from django.db import transaction

from iiwg.workflow.tables import Refused, workflow_of
from members.institutions import services as institutions
from members.nominations.models import Nomination
from members.nominations.services import acceptance, nominations
from members.seats.models import LpiEntry, LpiVersion
from tests.cast import institution, people
from tests.members.nominations.test_nominations import PERSON, named, paper, signed, submitted
from tests.replay import replayed

pytestmark = pytest.mark.django_db
TABLE = workflow_of(Nomination)
DESK = {"secretary"}
OWN = {"secretary", "focal"}
WHO = {"submit": OWN, "withdraw": OWN, "accept": DESK, "return": DESK, "release": DESK}
VERBS = {
    "submit": lambda n, by: nominations.submit(n, letter=signed(scan=paper()), by=by),
    "withdraw": lambda n, by: nominations.withdraw(n, by=by),
    "accept": lambda n, by: acceptance.accept(n, person=None, is_new=True, by=by),
    "return": lambda n, by: nominations.send_back(n, note="Please mend.", by=by),
    "release": lambda n, by: nominations.release(n, by=by),
}


def held(cast):
    """A nomination that was held; its institution is on the list by now."""
    place = institution("NGO", kind="ngo")
    institutions.grant_focal_point(place, cast.focal, by=cast.secretary)
    nomination = nominations.prepare_unasked(place, capacity="member", by=cast.focal, **PERSON)
    nominations.submit(nomination, letter=signed(scan=paper()), by=cast.focal)
    LpiEntry.objects.create(version=LpiVersion.objects.on().get(), institution=place, ordinal=9)
    nomination.refresh_from_db()
    return nomination


def in_state(cast, state):
    """A nomination in a state."""
    return replayed(f"nomination {state}", lambda: played_to(cast, state))


def played_to(cast, state):
    """A nomination in a state, by the ways people take."""
    if state == "held":
        return held(cast)
    if state == "draft":
        return named(cast)
    nomination = submitted(cast)
    if state == "returned":
        nominations.send_back(nomination, note="x", by=cast.secretary)
    if state == "accepted":
        acceptance.accept(nomination, person=None, is_new=True, by=cast.secretary)
    if state == "withdrawn":
        nominations.withdraw(nomination, by=cast.focal)
    assert nomination.status == state
    return nomination


@pytest.mark.parametrize("state", TABLE.states.values)
@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_in_every_state_for_every_person(cast, state, verb):
    nomination = in_state(cast, state)
    for name, who in people(cast).items():
        point = transaction.savepoint()
        who = type(who).objects.get(pk=who.pk)
        if state in TABLE[verb].sources and name in WHO[verb]:
            VERBS[verb](nomination, who)
            nomination.refresh_from_db()
            assert nomination.status == TABLE[verb].target, (name, verb, state)
        else:
            with pytest.raises(Refused):
                VERBS[verb](nomination, who)
        transaction.savepoint_rollback(point)
        nomination = Nomination.objects.get(pk=nomination.pk)
        assert nomination.status == state
