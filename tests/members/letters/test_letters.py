"""Letters know nothing of what they are about; one that was handed in again is recorded anew."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.audit.models import AuditEvent
from iiwg.documents.models import DocumentVersion
from iiwg.workflow.tables import NotAllowed, Refused
from members.institutions.official_letter import OfficialLetter
from members.letters import services as letters
from members.letters.models import Letter
from members.letters.rules import visible_letters
from members.nominations.models import NominationRequest
from members.nominations.services import requests
from tests.cast import people
from tests.members.nominations.test_nominations import LETTER, PDF, asked, paper, signed, submitted
from tests.scenes import day

pytestmark = pytest.mark.django_db


def received(cast, **facts):
    """A letter of MEWR that arrived, with its scan."""
    letter = signed(**{"scan": paper(), **facts})
    return letters.receive(
        cast.places["MEWR"],
        kind="nomination",
        language="tg",
        subject="DEMO",
        letter=letter,
        by=cast.secretary,
    )


def sent(cast, request):
    """The letter of a request, signed and sent."""
    letter = requests.first_letter(request)
    letters.record_sent(letter, letter=OfficialLetter(date=day()), by=cast.secretary)
    return letter


def test_a_letter_holds_no_key_to_what_it_is_about():
    held = {field.related_model for field in Letter._meta.concrete_fields if field.is_relation}
    assert {model.__name__ for model in held} == {"Institution", "DocumentVersion", "User"}
    named = [relation.name for relation in Letter._meta.related_objects if not relation.name.endswith("+")]
    assert named == []


def test_a_letter_that_arrived_bears_what_the_paper_bears(cast):
    letter = received(cast, external_number="EDMS 5", external_date=day(-1))
    assert (letter.direction, letter.status, letter.institution) == ("in", "received", cast.places["MEWR"])
    assert (letter.their_number, letter.their_date, letter.signatory) == tuple(LETTER.values())
    assert (letter.external_number, letter.external_date, letter.made_on) == ("EDMS 5", day(-1), day(-1))


@pytest.mark.parametrize(
    ("changed", "keeps"),
    [
        ({"signatory": "Deputy B. DEMO"}, True),
        ({"number": "12-4/302"}, False),
        ({"date": day(-2)}, False),
    ],
)
def test_the_scan_stays_while_the_paper_is_the_same(cast, changed, keeps):
    letter = received(cast)
    before = letter.scan
    letters.correct(letter, letter=signed(**changed), by=cast.secretary)
    letter.refresh_from_db()
    assert letter.scan == (before if keeps else None)
    assert letter.signatory == signed(**changed).signatory


def test_a_new_scan_takes_the_place_of_the_old_one(cast):
    letter = received(cast)
    before = letter.scan
    letters.correct(letter, letter=signed(scan=SimpleUploadedFile("new.pdf", PDF)), by=cast.secretary)
    assert letter.scan != before
    assert letter.scan.file_name == "new.pdf"


def test_a_scan_set_aside_stays_kept(cast):
    letter = received(cast)
    kept = letter.scan
    letters.forget_scan(letter, by=cast.secretary)
    assert AuditEvent.objects.get(verb="members.letter.forget_scan").facts == {"document": kept.pk}
    letter.refresh_from_db()
    kept.refresh_from_db()
    assert letter.scan is None


def test_a_letter_handed_in_again_stays_one_letter_of_its_request(cast):
    from members.nominations.services import nominations

    nomination = submitted(cast)
    nominations.send_back(nomination, note="The signature is missing.", by=cast.secretary)
    nominations.submit(nomination, letter=signed(number="12-4/309", scan=paper()), by=cast.focal)
    nomination.refresh_from_db()
    assert nomination.letter.their_number == "12-4/309"
    assert {letter.kind for letter in nomination.request.letters.all()} == {"request", "nomination"}
    assert Letter.objects.count() == 2


def test_nobody_waits_for_the_answer_to_a_request_that_was_withdrawn(cast):
    open_one, withdrawn = sent(cast, asked(cast)), sent(cast, asked(cast, "COES"))
    requests.withdraw_request(
        NominationRequest.objects.get(seat__unit=cast.places["COES"]), by=cast.secretary
    )
    awaited = Letter.objects.awaiting_answer()
    assert set(awaited) == {open_one, withdrawn}
    assert set(awaited.exclude(pk__in=requests.letters_no_longer_awaited())) == {open_one}


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("/members/nominations/requests/7/", "/members/nominations/requests/7/"),
        ("https://elsewhere.example/", "/members/"),
        ("", "/members/"),
    ],
)
def test_recording_a_letter_leads_back_to_where_it_was_reached_from(cast, signed_in, back, leads_to):
    letter = requests.first_letter(asked(cast))
    data = {"number": "1", "date": day().isoformat(), "scan": SimpleUploadedFile("s.pdf", PDF)}
    answer = signed_in(cast.secretary).post(f"/members/letters/{letter.pk}/sent/?back={back}", data)
    assert (answer.status_code, answer.url) == (302, leads_to)


def test_the_page_of_a_request_is_where_its_letter_leads_back_to(cast, signed_in):
    request = asked(cast)
    page = signed_in(cast.secretary).get(request.get_absolute_url()).content.decode()
    assert f"/sent/?back={request.get_absolute_url()}" in page


def test_the_calendar_shows_the_steps_inside_institutions_to_whoever_asks_them(cast, signed_in):
    assert "Add a template of steps" in signed_in(cast.secretary).get("/members/calendar/").content.decode()
    assert "Add a template of steps" not in signed_in(cast.focal).get("/members/calendar/").content.decode()


# --- who may --------------------------------------------------------------------------------------------------------


def test_what_one_sees_is_what_one_may_open(cast):
    letter = received(cast)
    for name, who in people(cast).items():
        sees = visible_letters(who).filter(pk=letter.pk).exists()
        assert sees == who.has_perm("members.view_letter", letter), name


VERBS = {
    "write": lambda cast, letter, by: letters.write(
        cast.places["MEWR"], kind="request", language="tg", subject="x", html="x", on=day(), by=by
    ),
    "receive": lambda cast, letter, by: letters.receive(
        cast.places["MEWR"], kind="nomination", language="tg", subject="x", letter=signed(scan=paper()), by=by
    ),
    "correct": lambda cast, letter, by: letters.correct(letter, letter=signed(scan=paper()), by=by),
    "forget the scan": lambda cast, letter, by: letters.forget_scan(letter, by=by),
    "number": lambda cast, letter, by: letters.give_incoming_number(letter, number="1", on=day(), by=by),
}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_by_itself_only_the_secretariat_keeps_letters(cast, verb):
    letter = received(cast)
    kept = DocumentVersion.objects.count()
    for who in (cast.focal, cast.leading, cast.stranger):
        with pytest.raises(NotAllowed):
            VERBS[verb](cast, letter, who)
    assert DocumentVersion.objects.count() == kept


def test_a_refused_letter_leaves_no_scan(cast, signed_in, settings):
    first, second = (requests.first_letter(asked(cast, unit)) for unit in ("MEWR", "MINT"))
    kept = DocumentVersion.objects.count()
    letters.record_sent(first, letter=OfficialLetter("1", day()), by=cast.secretary)
    data = {"number": "1", "date": day().isoformat(), "scan": paper()}
    page = signed_in(cast.secretary).post(f"/members/letters/{second.pk}/sent/", data)
    assert "Another letter of this year bears the number 1" in page.content.decode()
    assert DocumentVersion.objects.count() == kept
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


def test_others_learn_nothing_of_a_letter_by_guessing_its_number(cast, signed_in):
    letter = received(cast)
    for who, status in ((cast.member, 404), (cast.observer, 404), (cast.focal, 200), (cast.leading, 200)):
        assert signed_in(who).get(f"/members/letters/{letter.pk}/scan/").status_code == status
    assert signed_in(cast.focal).get(f"/members/letters/{letter.pk}/sent/").status_code == 403


def test_a_letter_is_recorded_as_sent_once(cast):
    letter = sent(cast, asked(cast))
    with pytest.raises(Refused, match="not possible now"):
        letters.record_sent(letter, letter=OfficialLetter("2", day()), by=cast.secretary)
