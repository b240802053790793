"""What the group is for, how it came to be, who is missing."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.documents.models import DocumentVersion
from iiwg.workflow.tables import NotAllowed, Refused
from meetings.attendance import services as attendance
from meetings.meeting.services import meetings
from members.establishment import services as establishment
from members.establishment.models import EstablishmentStep, Objective, Playbook
from members.institutions import services as institutions
from members.institutions.enums import Sector
from members.institutions.models import Group
from members.presets import services as presets
from members.seats.models import LpiEntry, LpiVersion
from members.terms.services import terms
from tests import scenes
from tests.cast import institution, user

pytestmark = pytest.mark.django_db
D = datetime.date


@pytest.fixture
def playbooks(db):
    """The playbooks of both countries."""
    presets.load_playbooks(by=SYSTEM)
    return Playbook.objects.in_bulk(field_name="code")


@pytest.mark.covers("R-161")
def test_the_playbook_of_kazakhstan_gives_six_steps_in_order(cast, playbooks, signed_in):
    client = signed_in(cast.secretary)
    client.post("/members/establishment/playbook/", {"playbook": playbooks["KZ"].pk})
    titles = [step.title_en for step in EstablishmentStep.objects.all()]
    assert len(titles) == 6
    assert titles[2].startswith("Prepare the draft order")
    assert titles[-1] == "Approval of the composition"
    page = client.get("/members/establishment/").content.decode()
    assert [page.index(title) for title in titles] == sorted(page.index(title) for title in titles)


@pytest.mark.covers("R-174")
def test_the_playbook_of_tajikistan_has_the_request_and_the_composition(cast, playbooks):
    establishment.apply_playbook(playbooks["TJ"], by=cast.secretary)
    titles = {step.title_en for step in EstablishmentStep.objects.all()}
    assert {"Request to the Government", "Approval of the composition"} <= titles


@pytest.mark.covers("R-184")
def test_a_copied_playbook_is_changed_freely(cast, playbooks, signed_in):
    establishment.apply_playbook(playbooks["KZ"], by=cast.secretary)
    client = signed_in(cast.secretary)
    step = EstablishmentStep.objects.first()
    client.post(f"/members/establishment/{step.pk}/", {"title_en": "Our own first step"})
    client.post("/members/establishment/add/", {"title_en": "One more"})
    client.post(f"/members/establishment/{EstablishmentStep.objects.get(ordinal=2).pk}/remove/")
    titles = [row.title_en for row in EstablishmentStep.objects.all()]
    assert titles[0] == "Our own first step"
    assert titles[-1] == "One more"
    assert len(titles) == 6
    assert playbooks["KZ"].steps.first().title_en.startswith("Name the responsible body")


@pytest.mark.covers("R-166")
def test_when_every_step_is_done_the_total_of_days_shows(cast, playbooks, signed_in):
    establishment.apply_playbook(playbooks["TJ"], by=cast.secretary)
    steps = list(EstablishmentStep.objects.all())
    for number, step in enumerate(steps):
        assert establishment.total_days() is None
        establishment.change(
            step, began_on=D(2021, 9, 1 + number), done_on=D(2021, 10 + number % 2, 20), by=cast.secretary
        )
    assert establishment.total_days() == (D(2021, 11, 20) - D(2021, 9, 1)).days == 80
    assert "It took 80 days." in signed_in(cast.observer).get("/members/establishment/").content.decode()


@pytest.mark.covers("R-175")
def test_both_countries_show_how_long_it_took(cast, playbooks, signed_in):
    page = signed_in(cast.observer).get("/members/establishment/").content.decode()
    assert "about 3 months" in page
    assert "about 4 months" in page


@pytest.mark.covers("R-154")
def test_a_done_step_has_its_document_attached(cast, playbooks, signed_in):
    establishment.apply_playbook(playbooks["KZ"], by=cast.secretary)
    step = EstablishmentStep.objects.get(ordinal=3)
    client = signed_in(cast.secretary)
    client.post(
        f"/members/establishment/{step.pk}/",
        {
            "title_en": step.title_en,
            "done_on": "2021-10-01",
            "file": SimpleUploadedFile("draft.pdf", b"%PDF-1.4\n%%EOF\n"),
        },
    )
    step.refresh_from_db()
    assert (step.status, step.document.file_name) == ("done", "draft.pdf")
    page = client.get("/members/establishment/").content.decode()
    assert f"/members/establishment/{step.pk}/document/" in page
    answer = client.get(f"/members/establishment/{step.pk}/document/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    establishment.change(step, done_on=None, by=cast.secretary)
    assert step.status == "planned"


def test_steps_that_are_done_stay(cast, playbooks):
    establishment.apply_playbook(playbooks["KZ"], by=cast.secretary)
    step = EstablishmentStep.objects.first()
    with pytest.raises(Refused, match="before it is begun"):
        establishment.change(step, began_on=D(2022, 1, 2), done_on=D(2022, 1, 1), by=cast.secretary)
    establishment.change(step, done_on=D(2022, 1, 1), by=cast.secretary)
    with pytest.raises(Refused, match="stays on record"):
        establishment.remove(step, by=cast.secretary)
    with pytest.raises(Refused, match="recorded for some steps already"):
        establishment.apply_playbook(playbooks["TJ"], by=cast.secretary)


def test_only_the_secretariat_changes_the_establishment(cast, playbooks):
    step = establishment.add(title_en="Order", by=cast.secretary)
    for refused in (
        lambda: establishment.apply_playbook(playbooks["KZ"], by=cast.leading),
        lambda: establishment.add(title_en="Another", by=cast.leading),
        lambda: establishment.change(step, title_en="Another", by=cast.leading),
        lambda: establishment.remove(step, by=cast.leading),
        lambda: establishment.set_objectives(Group.get(), [{"en": "Another"}], by=cast.leading),
    ):
        with pytest.raises(NotAllowed, match="Only the secretariat"):
            refused()
    assert [row.title_en for row in EstablishmentStep.objects.all()] == ["Order"]
    assert not Objective.objects.exists()


def test_a_refused_step_leaves_no_paper_behind(cast, settings):
    paper = SimpleUploadedFile("draft.pdf", b"%PDF-1.4\n%%EOF\n")
    step = establishment.add(title_en="Order", by=cast.secretary)
    days = {"began_on": D(2022, 1, 2), "done_on": D(2022, 1, 1)}
    with pytest.raises(Refused, match="before it is begun"):
        establishment.change(step, file=paper, by=cast.secretary, **days)
    with pytest.raises(NotAllowed):
        establishment.add(title_en="Another", file=paper, by=cast.stranger)
    assert not DocumentVersion.objects.exists()
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_a_step_entered_as_done_is_done_and_one_begun_later_than_it_was_done_is_opened_again(cast):
    step = establishment.add(title_en="Order", done_on=D(2022, 1, 1), by=cast.secretary)
    assert (step.status, step.done_on) == ("done", D(2022, 1, 1))
    establishment.change(step, began_on=D(2022, 1, 5), done_on=None, by=cast.secretary)
    assert (step.status, step.began_on, step.done_on) == ("planned", D(2022, 1, 5), None)
    verbs = AuditEvent.objects.filter(verb__startswith="members.establishmentstep").order_by("id")
    assert [row.verb.rpartition(".")[2] for row in verbs] == ["finish", "add", "reopen", "change"]


@pytest.mark.covers("R-009")
def test_the_first_meeting_may_come_before_the_establishment(cast, signed_in):
    meetings.enter_old(held_on=D(2021, 12, 2), kind="inaugural", by=cast.secretary)
    terms.record_instrument(
        cast.terms,
        kind="resolution",
        number="505",
        date=D(2022, 3, 1),
        signatory="",
        by=cast.secretary,
    )
    page = signed_in(cast.observer).get("/members/establishment/").content.decode()
    line = page[page.index("In the order of days") :]
    assert line.index("2\xa0December\xa02021") < line.index("1\xa0March\xa02022")
    assert "Government resolution 505" in line


@pytest.mark.covers("R-015")
def test_objectives_show_in_the_language_of_the_reader_or_marked(cast, signed_in):
    client = signed_in(cast.secretary)
    client.post(
        "/members/establishment/objectives/",
        {
            "text_tg": "Бехатарии беҳтар",
            "text_ru": "Лучшая безопасность\nМеньше рисков",
            "text_en": "Better safety",
        },
    )
    assert Objective.objects.count() == 2
    page = signed_in(cast.observer, "tg").get("/members/establishment/").content.decode()
    assert "Бехатарии беҳтар" in page
    assert "Лучшая безопасность" not in page
    assert '<span lang="ru">Меньше рисков</span><span class="lang-tag">ru</span>' in page


# --- who is missing -------------------------------------------------------------------------------------------------


@pytest.mark.covers("R-186")
def test_the_three_sectors_of_the_lessons_exist(cast, signed_in):
    page = (
        signed_in(cast.secretary)
        .get(f"/members/institutions/{cast.places['CEP'].pk}/sectors/")
        .content.decode()
    )
    for words in ("Health care", "Infrastructure development", "Monitoring of water resources"):
        assert words in page
    assert {"health", "infrastructure", "water_monitoring"} <= set(Sector.values)


@pytest.mark.covers("R-185")
def test_health_care_is_listed_as_missing_until_somebody_of_it_takes_part(cast, signed_in):
    client = signed_in(cast.secretary)

    def health():
        page = client.get("/gaps/").content.decode()
        return page[page.index("Health care") :].split("</tr>")[0]

    assert "missing" in health()
    place = institution("MOH", ("Вазорати тандурустӣ", "Минздрав", "Ministry of Health"))
    client.post(f"/members/institutions/{place.pk}/sectors/", {"sectors": ["health"]})
    assert "missing" in health()
    LpiEntry.objects.create(version=LpiVersion.objects.on().get(), institution=place, ordinal=9)
    assert "missing" not in health()


@pytest.mark.covers("R-187")
def test_a_guest_invited_twice_in_a_year_could_be_proposed_for_the_list(cast, signed_in):
    places = [
        institution("NGO", ("С", "О", "Water Society"), kind="ngo"),
        institution("INST", ("П", "И", "Water Institute"), kind="academia"),
    ]
    once = institution("ONCE", ("Я", "Р", "Once Only"), kind="ngo")
    for number, offset in enumerate((-20, -90)):
        meeting = scenes.held(cast, offset, sequence=50 + number)
        for place in places if number else [*places, once]:
            attendance.add(
                meeting, name=f"Guest {place.code}", institution=place, role="invitee", by=cast.secretary
            )
    page = signed_in(cast.secretary).get("/gaps/").content.decode()
    hint = page[page.index("Invited twice") :]
    assert "Water Society" in hint and "Water Institute" in hint
    assert "Once Only" not in hint
    LpiEntry.objects.create(version=LpiVersion.objects.on().get(), institution=places[0], ordinal=9)
    page = signed_in(cast.secretary).get("/gaps/").content.decode()
    assert "Water Society" not in page[page.index("Invited twice") :]
    assert "the sectors are not entered" in page


@pytest.mark.covers("R-160")
def test_competent_authorities_are_marked_in_the_directory(cast, signed_in):
    institutions.change(cast.places["CEP"], is_convention_authority=True, by=cast.secretary)
    page = signed_in(cast.observer).get("/members/institutions/").content.decode()
    marked = page[page.index("Committee of Environmental Protection") :].split("</tr>")[0]
    assert "Competent authority" in marked
    assert page.count("Competent authority") == 1


@pytest.mark.covers("R-044")
def test_the_level_of_a_district_body_prints_on_the_list_of_participants(cast, signed_in):
    district = institution(
        "HUKUMAT", ("Ҳукумати ноҳия", "Хукумат района", "District hukumat"), level="district"
    )
    meeting = scenes.planned(cast)
    attendance.add(meeting, name="Guest", institution=district, role="invitee", by=cast.secretary)
    text = scenes.pdf_text(signed_in(cast.secretary).get(f"/meetings/{meeting.pk}/participants.pdf").content)
    assert "District hukumat (District)" in text


@pytest.mark.covers("R-188")
def test_an_account_on_a_public_mail_domain_works_and_its_address_stays_with_members(cast, signed_in):
    signed_in(cast.administrator).post(
        "/settings/invite/", {"email": "wic.demo@gmail.com", "name": "Water Centre", "language": "ru"}
    )
    from iiwg.accounts.models import User
    from members.people.services import people

    account = User.objects.get(email="wic.demo@gmail.com")
    assert account.is_active
    someone = people.add(family_name="DEMO", emails=["wic.demo@gmail.com"], by=cast.secretary)
    for reader in (cast.observer, user("other@example.org", "observer")):
        for path in ("/members/people/", f"/members/people/{someone.pk}/", "/members/institutions/"):
            assert "wic.demo@gmail.com" not in signed_in(reader).get(path).content.decode()
    assert (
        "wic.demo@gmail.com" in signed_in(cast.member).get(f"/members/people/{someone.pk}/").content.decode()
    )
