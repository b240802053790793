"""The facts of the presets are those of their sources, word by word; what is not known stays empty."""

import datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from iiwg.audit.actors import SYSTEM
from iiwg.database.periods import DatePrecision
from meetings.agenda import services as agendas
from meetings.attendance import services as attendance
from meetings.meeting.models import Meeting
from meetings.minutes.services import approvals
from members.chairs.models import ChairingTerm
from members.chairs.services import officials
from members.establishment.models import Playbook
from members.institutions.models import Institution, InstitutionName
from members.people.models import Person
from members.presets import services as presets
from members.presets import tj
from members.presets.known import OURS, SEEN, paragraphs
from members.terms.models import TermsOfReference
from tests import scenes
from tests.cast import person, user

pytestmark = pytest.mark.django_db
D = datetime.date


@pytest.fixture
def tajikistan(db):
    """The group of Tajikistan as public sources tell of it."""
    presets.load("tj", by=SYSTEM)


@pytest.fixture
def kazakhstan(db):
    """The group of Kazakhstan as public sources tell of it."""
    presets.load("kz", by=SYSTEM)


# --- names ----------------------------------------------------------------------------------------------------------


def test_a_name_taken_from_the_draft_stands_in_its_paragraph_word_by_word(tajikistan):
    texts = {number: text for number, _heading, _topics, text in paragraphs(tj.PARAGRAPHS)}
    found = InstitutionName.objects.filter(source__startswith="Draft Terms of Reference, paragraph")
    assert found.count() == 9
    for name in found:
        assert name.text in texts[int(name.source.split()[-1])], name.text


@pytest.mark.parametrize("code", ["MEWR", "MINT", "COES", "CEP"])
def test_abbreviations_of_our_own_are_marked_as_ours(tajikistan, code):
    (name,) = InstitutionName.objects.filter(institution__code=code, language="en", kind="abbreviation")
    assert name.confidence == OURS


def test_an_english_name_says_it_was_seen_only_with_its_source(tajikistan):
    seen = InstitutionName.objects.filter(language="en", kind="official", confidence=SEEN)
    assert not seen.filter(source="").exists()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (D(2021, 4, 23), "Ministry of Ecology, Geology and Natural Resources"),
        (D(2022, 10, 20), "Ministry of Ecology, Geology and Natural Resources"),
        (D(2023, 1, 31), "Ministry of Ecology and Natural Resources"),
        (D(2026, 11, 24), "Ministry of Ecology and Natural Resources"),
    ],
)
def test_the_ministry_of_ecology_bears_the_name_of_the_day(kazakhstan, day, words):
    ministry = Institution.objects.with_names().get(code="MENR")
    assert ministry.name("en", day) == words
    russian = {True: "геологии", False: "экологии и природных"}["Geology" in words]
    assert russian in ministry.name("ru", day)


def test_a_month_without_a_day_is_written_as_a_month(kazakhstan, signed_in):
    ministry = Institution.objects.get(code="MENR")
    page = signed_in(user("secretary@example.org", "secretariat")).get(ministry.get_absolute_url())
    words = " ".join(strip_tags(page.content.decode()).split())
    assert "not recorded – January 2023" in words
    assert "January 2023 –" in words
    assert "1 January 2023" not in words


def test_bodies_have_english_names_only_where_a_source_has_one(kazakhstan):
    english = set(
        InstitutionName.objects.filter(language="en", kind="official").values_list(
            "institution__code", flat=True
        )
    )
    assert set(Institution.objects.values_list("code", flat=True)) - english == {"EPC"}
    committee = Institution.objects.with_names().get(code="CWR")
    assert committee.name("en", D(2024, 6, 30)) == "Committee on Water Resources"
    assert (
        committee.name("en", D(2024, 7, 31))
        == "Committee for regulation, protection and utilisation of water"
    )


# --- people ---------------------------------------------------------------------------------------------------------


def test_a_title_known_of_one_year_is_not_printed_of_another(kazakhstan):
    official = Person.objects.prefetch_related("posts").get(latin_name="Eric Kurumbaev")
    assert official.post_on(D(2022, 6, 1)).title_en.startswith("Head of the Department")
    for day in (D(2021, 12, 31), D(2023, 1, 1), D(2026, 11, 24)):
        assert official.post_on(day) is None


def test_the_day_of_an_appointment_is_not_invented(tajikistan, signed_in):
    official = Person.objects.get(latin_name="Ardasher Mirzozoda")
    post = official.posts.get(title_en="First Deputy of Chairman")
    assert post.starts_precision == DatePrecision.YEAR
    page = signed_in(user("secretary@example.org", "secretariat")).get(official.get_absolute_url())
    assert "(2023 –)" in page.content.decode()
    assert "1\xa0January\xa02023" not in page.content.decode()


# --- meetings and chairs --------------------------------------------------------------------------------------------


def test_the_meetings_known_of_kazakhstan(kazakhstan):
    first, third = Meeting.objects.order_by("held_on")
    assert (first.sequence, first.date_precision, first.held_on.year) == (1, "year", 2022)
    assert first.presiding.latin_name == "Eric Kurumbaev"
    assert (third.sequence, third.held_on, third.place_en) == (3, D(2024, 8, 26), "Astana")
    assert "osce.org/ru/programme-office-in-astana/575293" in third.source
    assert third.presiding is None


def test_both_standing_chairs_lead_from_the_establishment_of_the_group(kazakhstan):
    turns = ChairingTerm.objects.order_by("slot").values_list(
        "slot", "institution__code", "person", "ends_on"
    )
    assert list(turns) == [(1, "ISC", None, None), (2, "CERC", None, None)]
    for turn in ChairingTerm.objects.all():
        assert turn.starts_on == D(2022, 1, 1)
        assert "January 2022, the day is not known" in turn.ground
    assert "January 2022, the day is not known" in TermsOfReference.objects.get().source


def test_after_load_minutes_wait_for_both_chairs(kazakhstan):
    secretary = user("secretary@example.org", "secretariat")
    cast = scenes_of(secretary)
    somebody = person("Somebody")
    Meeting.objects.filter(sequence=3).update(presiding=somebody, secretary=somebody)
    for turn in ChairingTerm.objects.all():
        official = person(
            f"Official of {turn.institution.code}", user(f"{turn.institution.code}@example.org".lower())
        )
        officials.name_official(turn, official, by=SYSTEM)
    draft = scenes.minutes(cast, Meeting.objects.get(sequence=3))
    approvals.send_for_approval(draft, by=secretary)
    assert {row.chairing_term.institution.code for row in draft.approvals.all()} == {"ISC", "CERC"}


def scenes_of(secretary):
    """What the scenes need of a cast: a secretary, and a meeting with an item and somebody present."""
    meeting = Meeting.objects.get(sequence=3)
    agendas.add_item(meeting, title_en="The dam", agenda_class="resilience", by=secretary)
    guest = {"name": "Guest", "role": "member", "presence": "present"}
    attendance.add(meeting, by=secretary, **guest)
    return SimpleNamespace(secretary=secretary)


# --- how a group is founded -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "paragraph", "steps"), [("MOU", 16, 4), ("DRR_PLATFORM", 17, 3), ("WATER_COUNCIL", 18, 3)]
)
def test_each_route_of_the_draft_has_its_playbook(tajikistan, code, paragraph, steps):
    playbook = Playbook.objects.get(code=code)
    assert playbook.source == f"Draft Terms of Reference of the Tajik group, paragraphs {paragraph} and 19"
    assert playbook.steps.count() == steps
    assert playbook.reported_months is None


def test_only_kazakhstan_is_said_to_have_named_a_competent_authority(tajikistan):
    first = {
        book.code: book.steps.first().title_en for book in Playbook.objects.filter(code__in=["KZ", "TJ"])
    }
    assert first == {
        "KZ": "Name the responsible body: a competent authority for the Convention",
        "TJ": "Name the responsible body",
    }


@pytest.mark.parametrize(("code", "parent"), [("DRR_PLATFORM", "COES"), ("WATER_DIALOGUE", "MEWR")])
def test_the_parent_bodies_of_the_draft_can_be_chosen(tajikistan, signed_in, code, parent):
    body = Institution.objects.with_names().get(code=code)
    assert body.parent().code == parent
    draft = TermsOfReference.objects.get(code="TJ-DRAFT")
    client = signed_in(user("secretary@example.org", "secretariat"))
    page = client.get(reverse("members:terms-edit", args=[draft.pk])).content.decode()
    assert f'<option value="{body.pk}">' in page
