"""Who may is asked before anything else; what was refused leaves nothing; what the day brings is recorded one by one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.accounts.models import User
from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.documents.models import DocumentVersion
from iiwg.workflow.tables import NotAllowed, Refused
from members.institutions import services as institutions
from members.letters.models import Letter
from members.nominations.models import Nomination, NominationRequest
from members.nominations.services import acceptance, nominations, requests, steps
from members.seats.models import LpiEntry, MembershipTerm
from members.seats.services import memberships
from tests.cast import institution
from tests.members.nominations.test_nominations import LETTER, PERSON, asked, named, paper, signed, submitted
from tests.scenes import day

pytestmark = pytest.mark.django_db

VERBS = {
    "ask": lambda cast, nomination, by: requests.ask(
        cast.places["OPERATOR"], capacity="cochair", working_days=5, by=by
    ),
    "remind": lambda cast, nomination, by: requests.remind(nomination.request, by=by),
    "withdraw the request": lambda cast, nomination, by: requests.withdraw_request(nomination.request, by=by),
    "keep a template": lambda cast, nomination, by: steps.add(name="x", steps=[], by=by),
    "prepare": lambda cast, nomination, by: nominations.prepare(
        nomination.seat, nomination_request=nomination.request, by=by, **PERSON
    ),
    "prepare unasked": lambda cast, nomination, by: nominations.prepare_unasked(
        cast.places["MEWR"], capacity="cochair", by=by, **PERSON
    ),
    "change": lambda cast, nomination, by: nominations.change(
        nomination, by=by, starts_on=day(), ends_on=day(-1)
    ),
    "submit": lambda cast, nomination, by: nominations.submit(nomination, letter=signed(number=""), by=by),
    "renew": lambda cast, nomination, by: acceptance.renew(
        cast.membership, starts_on=day(-999), ends_on=None, letter=signed(), by=by
    ),
    "close an account": lambda cast, nomination, by: acceptance.close_account(cast.member_person, by=by),
}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_who_may_not_hears_so_whatever_else_is_wrong(cast, verb):
    nomination = named(cast)
    before = AuditEvent.objects.count()
    for who in (cast.leading, cast.member, cast.observer, cast.stranger):
        with pytest.raises(NotAllowed):
            VERBS[verb](cast, nomination, who)
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"close an account"}))
def test_the_system_nominates_nobody(cast, verb):
    nomination = named(cast)
    with pytest.raises(NotAllowed):
        VERBS[verb](cast, nomination, SYSTEM)


def test_the_system_hands_in_and_takes_back_nothing(cast):
    nomination = submitted(cast)
    for verb in (nominations.withdraw, nominations.release):
        with pytest.raises(Refused):
            verb(nomination, by=SYSTEM)


# --- files ----------------------------------------------------------------------------------------------------------


def kept(settings) -> tuple[int, int]:
    """How many documents are kept, and how many files lie on the disk."""
    files = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    return DocumentVersion.objects.count(), len(files)


def letter_data(**changes):
    """What the page sends that hands a letter in."""
    facts = {
        **LETTER,
        "date": LETTER["date"].isoformat(),
        "scan": SimpleUploadedFile("x.pdf", paper().read()),
    }
    return {**facts, **changes}


def test_a_letter_that_is_refused_leaves_no_scan(cast, signed_in, settings):
    nomination = submitted(cast)
    before, letters = kept(settings), Letter.objects.count()
    page = signed_in(cast.focal).post(f"/members/nominations/{nomination.pk}/submit/", letter_data())
    assert (page.status_code, kept(settings)) == (422, before)
    assert Letter.objects.count() == letters


def test_a_renewal_that_is_refused_leaves_no_scan(cast, signed_in, settings):
    MembershipTerm.objects.filter(pk=cast.membership.pk).update(ends_on=day(-1))
    before = kept(settings)
    data = letter_data(starts_on=day().isoformat(), ends_on=day(1).isoformat())
    page = signed_in(cast.secretary).post(f"/members/terms-of-members/{cast.membership.pk}/renew/", data)
    assert "lasts at least 24 months" in page.content.decode()
    assert kept(settings) == before
    assert not Nomination.objects.exists()


# --- what the day brings --------------------------------------------------------------------------------------------


def acts_of_the_system() -> list[str]:
    """Verbs the system did, in their order."""
    return list(AuditEvent.objects.filter(actor_id=None).order_by("id").values_list("verb", flat=True))


def test_each_thing_the_day_brings_is_an_act_of_its_own(cast):
    place = institution("NGO", kind="ngo")
    institutions.grant_focal_point(place, cast.focal, by=cast.secretary)
    held = nominations.prepare_unasked(place, capacity="member", by=cast.focal, **PERSON)
    nominations.submit(held, letter=signed(scan=paper()), by=cast.focal)
    LpiEntry.objects.create(version=cast.lpi, institution=place, ordinal=9)
    memberships.end(cast.membership, ends_on=day(-1), reason="left", by=cast.secretary)
    acceptance.follow_up(by=SYSTEM)
    held.refresh_from_db()
    assert held.status == "submitted"
    assert not User.objects.get(pk=cast.member.pk).is_active
    assert acts_of_the_system() == [
        "members.nomination.release_listed",
        "accounts.user.deactivate",
        "members.person.close_account",
    ]
    acceptance.follow_up(by=SYSTEM)
    assert len(acts_of_the_system()) == 3


def test_an_account_that_another_task_needs_leaves_no_trace(cast):
    institutions.grant_focal_point(cast.places["CEP"], cast.member, by=cast.secretary)
    acceptance.close_account(cast.member_person, by=SYSTEM)
    assert acts_of_the_system() == []


def test_only_the_secretariat_and_the_system_do_what_the_day_brings(cast):
    memberships.end(cast.membership, ends_on=day(-1), reason="left", by=cast.secretary)
    with pytest.raises(NotAllowed):
        acceptance.follow_up(by=cast.focal)
    assert User.objects.get(pk=cast.member.pk).is_active


def test_a_renewal_is_recorded_on_the_term_it_follows(cast):
    acceptance.renew(
        cast.membership, starts_on=day(), ends_on=None, letter=signed(scan=paper()), by=cast.secretary
    )
    event = AuditEvent.objects.get(verb="members.membershipterm.renew")
    assert event.subject == f"members.membershipterm:{cast.membership.pk}"
    accepted = AuditEvent.objects.get(verb="members.nomination.accept")
    assert accepted.facts["because"] == "members.membershipterm.renew"


# --- the pages ------------------------------------------------------------------------------------------------------


def test_what_has_a_form_on_the_page_of_a_nomination_is_not_offered_twice(cast, signed_in):
    nomination = named(cast)
    page = signed_in(cast.focal).get(f"/members/nominations/{nomination.pk}/").content.decode()
    assert page.count(f"/nominations/{nomination.pk}/submit/") == 1
    nominations.submit(nomination, letter=signed(scan=paper()), by=cast.focal)
    page = signed_in(cast.secretary).get(f"/members/nominations/{nomination.pk}/").content.decode()
    assert page.count(f"/nominations/{nomination.pk}/accept/") == 1


def test_after_a_verb_the_reader_is_on_the_page_of_the_record(cast, signed_in):
    client = signed_in(cast.secretary)
    nomination = submitted(cast)
    path = f"/members/nominations/{nomination.pk}/"
    page = client.post(f"{path}return/", {"note": " "}, follow=True).content.decode()
    assert "this step needs a reason" in page
    page = client.post(f"{path}return/", {"note": "Who signed it?"}, follow=True).content.decode()
    assert "The nomination is returned" in page and "Who signed it?" in page
    page = client.post(f"{path}withdraw/", follow=True).content.decode()
    assert "The nomination is withdrawn." in page
    request = nomination.request
    page = client.post(f"/members/nominations/requests/{request.pk}/withdraw/", follow=True).content.decode()
    assert "The request is withdrawn." in page
    assert NominationRequest.objects.get(pk=request.pk).is_withdrawn


@pytest.mark.parametrize("page", ["", "steps/", "remind/"])
def test_others_learn_nothing_of_a_request_by_guessing_its_number(cast, signed_in, page):
    request = asked(cast)
    path = f"/members/nominations/requests/{request.pk}/{page}"
    for who in (cast.stranger, cast.member, cast.observer):
        assert signed_in(who).post(path).status_code == 404


def test_steps_inside_an_institution_are_shown_with_their_request(cast, signed_in):
    request = asked(cast)
    template = steps.add(name="Ministry", steps=[("Lawyers", 2)], by=cast.secretary)
    requests.apply_steps(request, template, by=cast.secretary)
    step = request.steps.get()
    path = f"/members/nominations/steps/{step.pk}/"
    assert signed_in(cast.member).get(path).status_code == 404
    assert signed_in(cast.focal).get(path).status_code == 403
    signed_in(cast.secretary).post(path, {"done_on": day().isoformat()})
    step.refresh_from_db()
    assert step.done_on == day()
    assert signed_in(cast.focal).get(f"/members/calendar/steps/{template.pk}/").status_code == 404


def test_who_may_read_a_request_but_not_answer_it_hears_so(cast, signed_in):
    request = asked(cast)
    data = {**PERSON, "starts_on": day().isoformat(), "ends_on": ""}
    page = signed_in(cast.leading).post(request.get_absolute_url(), data)
    assert page.status_code == 422
    assert not Nomination.objects.exists()


def test_what_the_secretariat_withdraws_is_on_behalf_and_told(cast):
    from iiwg.audit.models import AuditEvent
    from iiwg.notifications.models import Notification

    nomination = submitted(cast)
    nominations.withdraw(nomination, by=cast.secretary)
    assert Notification.objects.filter(code="members.withdrawn", to_email=cast.focal.email).exists()
    assert AuditEvent.objects.get(verb="members.nomination.withdraw").on_behalf_of


def test_a_different_name_for_an_occupied_seat_is_a_replacement_from_the_start(cast):
    nomination = named(cast, "CEP", by=cast.member)
    assert nomination.reason == "replacement"
    names = {"family_name": "Аъзозода", "given_name": "Намуна"}
    nominations.change(nomination, by=cast.member, **{**PERSON, **names})
    assert Nomination.objects.get(pk=nomination.pk).reason == "renewal"
