"""Institutions: who may change them, and that a refusal changes nothing."""

import pytest

from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.workflow.tables import NotAllowed, Refused
from members.institutions import services as institutions
from members.institutions.models import Institution
from tests.cast import people as everybody
from tests.cast import user
from tests.scenes import day

pytestmark = pytest.mark.django_db
DESK, GRANTS = {"secretary"}, {"secretary", "administrator"}
VERBS = {
    "add": lambda cast, by: institutions.add(code="NEW", kind="ngo", names={"en": "New"}, by=by),
    "change": lambda cast, by: institutions.change(cast.places["MEWR"], phone="1", by=by),
    "add_name": lambda cast, by: institutions.add_name(
        cast.places["MEWR"], language="kk", kind="official", text="Министрлік", by=by
    ),
    "set_parent": lambda cast, by: institutions.set_parent(
        cast.places["CEP"], cast.places["MEWR"], starts_on=None, by=by
    ),
    "succeed": lambda cast, by: institutions.succeed(
        cast.places["CEP"], cast.places["MEWR"], starts_on=None, source="", by=by
    ),
    "set_sectors": lambda cast, by: institutions.set_sectors(cast.places["CEP"], ["environment"], by=by),
    "grant": lambda cast, by: institutions.grant_focal_point(
        cast.places["CEP"], user(f"{by.pk}@example.org"), by=by
    ),
    "withdraw": lambda cast, by: institutions.withdraw_focal_point(cast.places["MEWR"], cast.focal, by=by),
}


@pytest.mark.parametrize("verb", VERBS)
def test_only_who_may_changes_an_institution(cast, verb):
    allowed = GRANTS if verb in {"grant", "withdraw"} else DESK
    for name, who in everybody(cast).items():
        if name not in allowed:
            with pytest.raises(NotAllowed):
                VERBS[verb](cast, who)
    assert not AuditEvent.objects.filter(verb__startswith="members.institution").exists()
    VERBS[verb](cast, cast.secretary)
    assert AuditEvent.objects.get(verb__startswith="members.institution").actor_id == cast.secretary.pk


def test_no_job_changes_an_institution_but_the_first_focal_points_are_loaded(cast):
    for verb in set(VERBS) - {"grant"}:
        with pytest.raises(NotAllowed):
            VERBS[verb](cast, SYSTEM)
    institutions.grant_focal_point(cast.places["CEP"], cast.stranger, by=SYSTEM)


def test_who_may_is_asked_before_anything_is_looked_at(cast):
    with pytest.raises(NotAllowed):
        institutions.add(code="MEWR", kind="ngo", names={}, by=cast.stranger)
    with pytest.raises(Refused, match="The code MEWR is taken"):
        institutions.add(code="MEWR", kind="ngo", names={}, by=cast.secretary)


@pytest.mark.parametrize(
    "facts", [{"text": "Ministry"}, {"text": "Board", "starts_on": day(), "ends_on": day(-1)}]
)
def test_a_name_is_recorded_once_and_never_backwards(cast, facts):
    place = cast.places["CEP"]
    institutions.add_name(place, language="en", kind="short", text="Ministry", by=cast.secretary)
    with pytest.raises(Refused, match="recorded already, or it would end before it starts"):
        institutions.add_name(place, language="en", kind="short", by=cast.secretary, **facts)
    assert place.names.filter(kind="short").count() == 1


def test_a_succession_is_recorded_once(cast):
    VERBS["succeed"](cast, cast.secretary)
    with pytest.raises(Refused, match="recorded already"):
        VERBS["succeed"](cast, cast.secretary)


def test_a_change_keeps_the_sort_key_of_the_name(cast):
    institutions.add_name(
        cast.places["CEP"], language="tg", kind="official", text="Ҷамъият", starts_on=day(), by=cast.secretary
    )
    before = Institution.objects.get(pk=cast.places["CEP"].pk).alphabet_tg
    institutions.change(cast.places["CEP"], phone="1", by=cast.secretary)
    assert Institution.objects.get(pk=cast.places["CEP"].pk).alphabet_tg == before != "cep"


def test_nobody_makes_himself_focal_point(cast):
    with pytest.raises(Refused, match="Nobody gives this to himself"):
        institutions.grant_focal_point(cast.places["MEWR"], cast.secretary, by=cast.secretary)
