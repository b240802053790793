"""Terms of Reference: applied, in force by their act, and what of them stays."""

import datetime

import pytest
from django.utils import translation

from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from members.presets import services as presets
from members.terms.models import TermsOfReference
from members.terms.services import terms
from tests.cast import user
from tests.scenes import day

pytestmark = pytest.mark.django_db


def in_force(cast, unsealed, since=-900):
    """The Terms in force by their act."""
    with unsealed():
        type(cast.terms).objects.filter(pk=cast.terms.pk).update(starts_on=day(since))
    terms.record_instrument(
        cast.terms,
        kind="resolution",
        number="1",
        date=day(-1),
        signatory="",
        by=cast.secretary,
    )
    cast.terms.refresh_from_db()
    terms.put_in_force(cast.terms, starts_on=day(), by=cast.secretary)
    cast.terms.refresh_from_db()


def test_a_version_applied_before_keeps_its_first_day_when_it_comes_into_force(cast, unsealed):
    in_force(cast, unsealed)
    assert (cast.terms.status, cast.terms.starts_on) == ("in_force", day(-900))
    assert terms.on(day(-300)) == cast.terms


def test_a_draft_without_an_act_does_not_take_the_place_of_terms_in_force(cast, unsealed):
    in_force(cast, unsealed)
    draft = terms.copy_to_draft(cast.terms, code="LAX", by=cast.secretary)
    terms.change_draft(draft, four_eyes=False, nomination_requires_letter=False, by=cast.secretary)
    with pytest.raises(Refused, match="change only by an act"):
        terms.apply_provisionally(draft, starts_on=day(), by=cast.secretary)
    assert terms.on() == cast.terms


def test_the_act_of_terms_in_force_stays_and_what_is_missing_is_added(cast, unsealed):
    in_force(cast, unsealed)
    facts = {"kind": "resolution", "number": "1", "date": day(-1), "signatory": "Prime Minister"}
    terms.record_instrument(cast.terms, by=cast.secretary, **facts)
    assert cast.terms.instrument_signatory == "Prime Minister"
    for change in ({"number": "777"}, {"date": None}, {"kind": "order_minister"}):
        with pytest.raises(Refused, match="is on record and stays"):
            terms.record_instrument(cast.terms, by=cast.secretary, **{**facts, **change})


@pytest.mark.parametrize("begins", [day(-1), datetime.date(1950, 1, 1)])
def test_the_terms_of_days_gone_by_stay(cast, unsealed, begins):
    with unsealed():
        type(cast.terms).objects.filter(pk=cast.terms.pk).update(starts_on=None)
    draft = terms.copy_to_draft(cast.terms, code="LATE", by=cast.secretary)
    with pytest.raises(Refused, match="at the earliest"):
        terms.apply_provisionally(draft, starts_on=begins, by=cast.secretary)
    terms.record_instrument(draft, kind="resolution", number="2", date=day(), signatory="", by=cast.secretary)
    with pytest.raises(Refused, match="at the earliest"):
        terms.put_in_force(draft, starts_on=begins, by=cast.secretary)
    assert terms.on(day(-300)).pk == cast.terms.pk


@pytest.mark.parametrize("language", ["tg", "ru", "en"])
def test_acts_are_recorded_and_versions_applied_in_every_language(db, language):
    with translation.override("tg"):
        presets.load("tj", by=SYSTEM)
    by = user("secretary@example.org", "secretariat")
    applied = TermsOfReference.objects.get(code="TJ-REPORTED")
    with translation.override(language):
        terms.record_instrument(applied, kind="resolution", number="12", date=day(), signatory="", by=by)
        draft = TermsOfReference.objects.get(code="TJ-DRAFT")
        terms.apply_provisionally(draft, starts_on=day(), by=by)
    applied.refresh_from_db()
    assert (applied.instrument_number, applied.status) == ("12", "superseded")


def test_a_recorded_signature_is_not_rewritten(cast, unsealed):
    terms.set_signatories(cast.terms, institutions=[cast.places["CEP"]], by=cast.secretary)
    row = cast.terms.signatories.get()
    terms.sign(row, signed_on=day(-5), signed_by="Chair", by=cast.secretary)
    for signed_on, signed_by in ((None, "Chair"), (day(-9), "Chair"), (day(-5), "Somebody else")):
        row.refresh_from_db()
        with pytest.raises(Refused, match="stays on record"):
            terms.sign(row, signed_on=signed_on, signed_by=signed_by, by=cast.secretary)


def with_act(cast, code, acted):
    """A draft whose act is of a day."""
    draft = terms.copy_to_draft(cast.terms, code=code, by=cast.secretary)
    facts = {"kind": "resolution", "number": code, "date": acted, "signatory": ""}
    terms.record_instrument(draft, **facts, by=cast.secretary)
    return draft


def days_of(version):
    """The first and the last day of a version, with its status, as they are kept."""
    version.refresh_from_db()
    return version.starts_on, version.ends_on, version.status


def test_a_version_of_an_old_act_applied_until_the_later_one(cast):
    later = with_act(cast, "LATER", day(-30))
    terms.put_in_force(later, starts_on=day(-20), by=cast.secretary)
    older = with_act(cast, "OLDER", day(-400))
    terms.put_in_force(older, starts_on=day(-390), by=cast.secretary)
    assert days_of(older) == (day(-390), day(-21), "superseded")
    assert days_of(cast.terms) == (None, day(-391), "superseded")
    assert days_of(later) == (day(-20), None, "in_force")
    found = [terms.on(day(at)).code for at in (-391, -390, -21, -20)]
    assert found == [cast.terms.code, "OLDER", "OLDER", "LATER"]


def test_a_version_of_an_old_act_begins_neither_before_it_nor_on_the_day_of_another(cast):
    later = with_act(cast, "LATER", day(-30))
    terms.put_in_force(later, starts_on=day(-20), by=cast.secretary)
    older = with_act(cast, "OLDER", day(-400))
    for begins, sentence in (
        (day(-401), "at the earliest"),
        (day(-20), "begins on this day"),
        (None, "Say from"),
    ):
        with pytest.raises(Refused, match=sentence):
            terms.put_in_force(older, starts_on=begins, by=cast.secretary)
    assert days_of(older) == (None, None, "draft")
    assert days_of(later) == (day(-20), None, "in_force")
