"""Who may is asked before anything else, and what was refused leaves neither a row nor a file."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.documents.models import DocumentVersion
from iiwg.workflow.tables import NotAllowed
from members.institutions.official_letter import NO_LETTER
from members.seats.models import Composition, LpiVersion, MembershipTerm, Seat
from members.seats.services import composition, lpi, memberships
from tests.cast import person
from tests.scenes import day

pytestmark = pytest.mark.django_db


def kept_files(settings) -> list[Path]:
    """Every file on the disk of the installation."""
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def act_with_scan(cast, version, **changes):
    """What the page sends that records the act of a composition."""
    scan = SimpleUploadedFile("act.pdf", b"%PDF-1.4\n%%EOF\n")
    facts = {"act": "Order 1", "act_date": day().isoformat(), "expected": composition.fingerprint(version)}
    return {**facts, "scan": scan, **changes}


def term_with_scan(cast, unit="MEWR"):
    """What the page sends that records a membership term from paper."""
    scan = SimpleUploadedFile("letter.pdf", b"%PDF-1.4\n%%EOF\n")
    facts = {"unit": cast.places[unit].pk, "person": person("Навзода").pk, "capacity": "member"}
    letter = {"number": "7", "date": day(-1).isoformat(), "scan": scan}
    return {**facts, **letter, "starts_on": day().isoformat()}


VERBS = {
    "prepare": lambda cast, draft, by: lpi.prepare_next(by=by),
    "add": lambda cast, draft, by: lpi.add(draft, cast.places["MEWR"], by=by),
    "take off": lambda cast, draft, by: lpi.take_off(draft, cast.places["MEWR"], by=by),
    "propose": lambda cast, draft, by: lpi.propose(draft, by=by),
    "discard": lambda cast, draft, by: lpi.discard(draft, by=by),
    "apply": lambda cast, draft, by: lpi.apply_provisionally(draft, starts_on=day(9), basis="", by=by),
    "write": lambda cast, draft, by: composition.write(by=by),
    "begin": lambda cast, draft, by: memberships.begin(
        unit=cast.places["CEP"],
        capacity="member",
        person=cast.member_person,
        starts_on=day(),
        ends_on=day(-1),
        letter=NO_LETTER,
        by=by,
    ),
    "end": lambda cast, draft, by: memberships.end(cast.membership, ends_on=day(-999), reason="left", by=by),
}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_who_may_not_hears_so_whatever_else_is_wrong(cast, verb):
    draft = lpi.prepare_next(by=cast.secretary)
    before = AuditEvent.objects.count()
    for who in (cast.leading, cast.focal, cast.observer, cast.stranger):
        with pytest.raises(NotAllowed):
            VERBS[verb](cast, draft, who)
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"end"}))
def test_the_system_does_nothing_here_by_itself_but_end_a_term(cast, verb):
    draft = lpi.prepare_next(by=cast.secretary)
    with pytest.raises(NotAllowed):
        VERBS[verb](cast, draft, SYSTEM)


def test_an_ended_term_is_recorded_with_its_reason(cast):
    memberships.end(cast.membership, ends_on=day(), reason="left", by=SYSTEM)
    event = AuditEvent.objects.get(verb="members.membershipterm.end")
    assert (event.actor_id, event.facts) == (None, {"reason": "left"})


def test_a_refused_term_leaves_no_scan(cast, signed_in, settings):
    page = signed_in(cast.secretary).post("/members/terms-of-members/add/", term_with_scan(cast, "OPERATOR"))
    assert page.status_code == 422
    page = signed_in(cast.secretary).post("/members/terms-of-members/add/", term_with_scan(cast, "CEP"))
    assert "holds this seat from" in page.content.decode()
    assert (MembershipTerm.objects.count(), DocumentVersion.objects.count()) == (1, 0)
    assert kept_files(settings) == []


def test_a_term_that_is_recorded_keeps_its_scan(cast, signed_in, settings):
    signed_in(cast.secretary).post("/members/terms-of-members/add/", term_with_scan(cast))
    term = MembershipTerm.objects.get(seat__unit=cast.places["MEWR"])
    assert term.document.file_name == "letter.pdf"
    assert len(kept_files(settings)) == 1


def test_a_refused_act_leaves_no_scan(cast, signed_in, settings):
    version = composition.write(by=cast.secretary)
    path = f"/members/composition/{version.pk}/approve/"
    page = signed_in(cast.secretary).post(path, act_with_scan(cast, version, expected="what was read"))
    assert (page.status_code, DocumentVersion.objects.count(), kept_files(settings)) == (422, 0, [])
    signed_in(cast.secretary).post(path, act_with_scan(cast, version))
    version.refresh_from_db()
    assert version.document.file_name == "act.pdf"


def test_a_draft_that_says_nothing_new_is_taken_away(cast):
    first = composition.write(by=cast.secretary)
    composition.approve(first, act="Order 1", act_date=day(), by=cast.secretary)
    seat = Seat.objects.create(unit=cast.places["MEWR"])
    term = MembershipTerm.objects.create(seat=seat, person=person("Навзода"), starts_on=day())
    assert composition.write(by=cast.secretary).number == 2
    MembershipTerm.objects.filter(pk=term.pk).update(starts_on=day(-2), ends_on=day(-1), end_reason="left")
    assert composition.write(by=cast.secretary) is None
    assert list(Composition.objects.all()) == [first]


# --- the pages ------------------------------------------------------------------------------------------------------


def test_a_stranger_does_not_learn_which_lists_and_terms_there_are(cast, signed_in):
    version = lpi.prepare_next(by=cast.secretary)
    written = composition.write(by=cast.secretary)
    client = signed_in(cast.stranger)
    for path in (
        f"list/{version.pk}/",
        f"list/{version.pk}/add/",
        f"terms-of-members/{cast.membership.pk}/end/",
        f"composition/{written.pk}/approve/",
    ):
        assert client.get(f"/members/{path}").status_code == 404, path
        assert signed_in(cast.observer).get(f"/members/{path}").status_code in (200, 403), path
    assert client.post(f"/members/list/{version.pk}/propose/").status_code == 404


def test_a_proposed_list_says_so_and_can_be_taken_back(cast, signed_in):
    version = lpi.prepare_next(by=cast.secretary)
    client = signed_in(cast.secretary)
    page = client.post(f"/members/list/{version.pk}/propose/", follow=True)
    assert page.redirect_chain == [(f"/members/list/{version.pk}/", 302)]
    assert "Choose it at the decided line of the minutes." in page.content.decode()
    page = client.post(f"/members/list/{version.pk}/take-back/", follow=True)
    assert "The list is a draft again." in page.content.decode()


def test_a_list_is_applied_without_a_decision_only_where_its_page_offers_it(cast, signed_in, unsealed):
    version = lpi.prepare_next(by=cast.secretary)
    link = f'href="/members/list/{version.pk}/apply/"'
    client = signed_in(cast.secretary)
    assert link not in client.get(f"/members/list/{version.pk}/").content.decode()
    with unsealed():
        LpiVersion.objects.exclude(pk=version.pk).update(status="superseded")
    assert link in client.get(f"/members/list/{version.pk}/").content.decode()
