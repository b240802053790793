"""Institutions, people, seats: names by date, search in any spelling, who may."""

import datetime

import pytest
from django.core.management import call_command

from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from members.calendar.models import Holiday
from members.institutions import services as institutions
from members.institutions.models import Institution, InstitutionName, InstitutionParent
from members.institutions.official_letter import NO_LETTER, OfficialLetter
from members.institutions.rules import represented_by, visible_institutions
from members.letters import services as letters
from members.nominations.services import requests
from members.people.models import Person, Post
from members.people.services import people
from members.presets import services as presets
from members.seats.models import LpiVersion, MembershipTerm
from members.seats.services import memberships
from members.terms.enums import Topic
from members.terms.services import terms
from tests.cast import institution, person, user
from tests.cast import people as everybody
from tests.scenes import day, pdf_text

pytestmark = pytest.mark.django_db


@pytest.mark.covers("R-010")
def test_the_list_of_today_names_the_five_founding_authorities_once_each(db, signed_in):
    presets.load("tj", by=SYSTEM)
    reader = user("reader@example.org", "observer")
    text = pdf_text(signed_in(reader).get("/members/list.pdf").content)
    for name in ("State Service on Industrial", "Ministry of Energy", "Ministry of Industry", "Committee of Emergency",
                 "Committee of Environmental"):  # fmt: skip
        assert text.count(name) == 1, name
    assert "Academy" not in text
    assert "Annex 1" in text


def test_names_and_search(db):
    presets.load("tj", by=SYSTEM)
    for spelling in ("Чумхурии", "Љумњурии", "Ҷумҳурии", "ҶУМҲУРИИ"):
        found = Institution.objects.search(spelling)
        assert found.filter(code="MEWR").exists(), spelling


@pytest.mark.covers("R-012")
def test_the_alias_zarafshan_finds_the_operator_zarafshon(db, signed_in):
    presets.load("tj", by=SYSTEM)
    page = (
        signed_in(user("secretary@example.org", "secretariat")).get("/search/?q=Zarafshan").content.decode()
    )
    place = Institution.objects.get(code="ZARAFSHON")
    assert f"/members/institutions/{place.pk}/" in page
    assert place.kind == "operator"
    assert "Joint Venture “Zarafshon”" in page


def test_a_new_official_name_ends_the_one_before(cast):
    place = cast.places["MINT"]
    institutions.add_name(
        place, language="en", kind="official", text="Ministry of Industry", starts_on=datetime.date(2025, 1, 1),
        by=cast.secretary,
    )  # fmt: skip
    place = Institution.objects.with_names().get(pk=place.pk)
    assert place.name("en", datetime.date(2024, 12, 31)) == "Ministry of Industry and New Technologies"
    assert place.name("en", datetime.date(2025, 1, 1)) == "Ministry of Industry"


def test_names_sort_by_the_tajik_alphabet(db):
    names = [
        "Ҷамоат",
        "Ғарм",
        "Гурӯҳ",
        "Чашма",
        "Қонун",
        "Корхона",
        "Ҳукумат",
        "Хадамот",
        "Ӯзбек",
        "Университет",
    ]
    secretary = user("desk@example.org", "secretariat")
    for number, name in enumerate(names):
        institutions.add(code=f"S{number}", kind="other", names={"tg": name}, by=secretary)
    shown = [place.name("tg") for place in Institution.objects.prefetch_related("names")]
    assert shown == [
        "Гурӯҳ", "Ғарм", "Корхона", "Қонун", "Университет", "Ӯзбек", "Хадамот", "Ҳукумат", "Чашма", "Ҷамоат",
    ]  # fmt: skip


def test_a_unit_cannot_be_above_its_ministry(cast):
    unit = institutions.add(code="UNIT", kind="authority", names={"en": "Unit"}, by=cast.secretary)
    institutions.set_parent(unit, cast.places["MEWR"], starts_on=None, by=cast.secretary)
    with pytest.raises(Refused, match="cannot belong"):
        institutions.set_parent(cast.places["MEWR"], unit, starts_on=None, by=cast.secretary)


def test_a_membership_term_is_not_shorter_than_the_terms_ask(cast):
    facts = {
        "unit": cast.places["MINT"], "person": cast.incoming_person, "capacity": "member",
        "letter": NO_LETTER, "by": cast.secretary,
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        memberships.begin(starts_on=day(), ends_on=day(300), **facts)
    assert refusal.value.basis == Topic.MEMBERSHIP
    memberships.begin(starts_on=day(), ends_on=day(800), **facts)
    with pytest.raises(Refused, match="holds this seat from"):
        memberships.begin(starts_on=day(10), ends_on=None, **facts)


def test_a_term_does_not_end_before_it_starts(cast):
    with pytest.raises(Refused, match="at the earliest"):
        memberships.end(
            cast.membership,
            ends_on=cast.membership.starts_on - datetime.timedelta(1),
            reason="left",
            by=cast.secretary,
        )
    assert MembershipTerm.objects.get(pk=cast.membership.pk).ends_on is None


def test_for_whom_a_user_speaks(cast):
    unit = institutions.add(code="UNIT", kind="authority", names={"en": "Unit"}, by=cast.secretary)
    institutions.set_parent(unit, cast.places["MEWR"], starts_on=None, by=cast.secretary)
    institutions.grant_focal_point(unit, cast.stranger, by=cast.secretary)
    assert represented_by(cast.stranger) == {unit.pk, cast.places["MEWR"].pk}
    assert represented_by(cast.member) == {cast.places["CEP"].pk}
    assert represented_by(cast.leading) == {cast.places["MINT"].pk}
    assert represented_by(cast.incoming) == frozenset()
    institutions.withdraw_focal_point(unit, cast.stranger, by=cast.secretary)
    del cast.stranger._represented
    assert represented_by(cast.stranger) == frozenset()


def test_predicate_and_queryset_agree_on_institutions(cast):
    place = cast.places["MINT"]
    for name, who in everybody(cast).items():
        sees = who.has_perm("members.view_institution", place)
        assert sees == visible_institutions(who).filter(pk=place.pk).exists(), name
        assert who.has_perm("members.change_institution", place) == (name == "secretary"), name


def test_the_preset_changes_nothing_when_loaded_again(db):
    def dump():
        from django.core import serializers

        rows = [*Institution.objects.all(), *InstitutionName.objects.all(), *Person.objects.all()]
        return serializers.serialize("json", [*rows, *LpiVersion.objects.all()])

    call_command("load_preset", "tj", verbosity=0)
    before = dump()
    call_command("load_preset", "tj", verbosity=0)
    assert dump() == before


@pytest.mark.parametrize("path", ["/members/institutions/", "/members/people/"])
def test_a_list_asks_as_much_for_thirty_rows_as_for_one(cast, signed_in, path, django_assert_max_num_queries):
    client = signed_in(cast.secretary)

    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    client.get(path)
    before = queries()
    for number in range(30):
        names = {"en": f"Name {number}"}
        made = institutions.add(code=f"N{number}", kind="other", names=names, by=cast.secretary)
        person = people.add(family_name=f"Person {number}", by=cast.secretary)
        people.add_post(person, institution=made, starts_on=None, title_en="Head", by=cast.secretary)
    assert queries() == before


def test_a_form_says_what_is_missing_beside_the_field_and_keeps_what_was_typed(cast, signed_in):
    page = signed_in(cast.secretary).post("/members/institutions/add/", {"code": "NEW", "kind": "ngo"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "Write the official name in at least one language." in text
    assert 'value="NEW"' in text
    assert 'aria-invalid="true"' in text


def test_two_records_of_one_person_become_one_and_old_lists_keep_theirs(cast, signed_in):
    one = people.add(
        family_name="Қосимова", given_name="Дилбар", emails=["one@example.org"], by=cast.secretary
    )
    two = people.add(
        family_name="Kosimova", given_name="Dilbar", emails=["two@example.org"], by=cast.secretary
    )
    people.add_post(two, institution=cast.places["MEWR"], starts_on=None, title_en="Head", by=cast.secretary)
    people.join_account(two, user("dilbar@example.org"), by=cast.secretary)
    client = signed_in(cast.secretary)
    page = client.get(f"/members/people/{one.pk}/merge/").content.decode()
    assert f'value="{two.pk}" selected' in page
    client.post(f"/members/people/{one.pk}/merge/", {"other": two.pk, "sure": "on"})
    one, two = Person.objects.get(pk=one.pk), Person.objects.get(pk=two.pk)
    assert (two.merged_into, one.user.email) == (one, "dilbar@example.org")
    assert {str(email) for email in one.emails.all()} == {"one@example.org", "two@example.org"}
    assert one.posts.get().title_en == "Head"
    assert list(Person.objects.current().search("Kosimova")) == [one]
    assert client.get(f"/members/people/{two.pk}/").url == f"/members/people/{one.pk}/"
    with pytest.raises(Refused, match="two different records"):
        people.merge(one, two, by=cast.secretary)


def test_two_accounts_are_not_merged(cast):
    with pytest.raises(Refused, match="Both records have an account"):
        people.merge(cast.member_person, cast.leading_person, by=cast.secretary)


def test_a_second_move_on_the_same_or_an_earlier_day_is_refused_with_a_sentence(cast):
    unit, first, second = cast.places["CEP"], cast.places["MEWR"], cast.places["MINT"]
    institutions.set_parent(unit, first, starts_on=day(), by=cast.secretary)
    for offset in (0, -5):
        with pytest.raises(Refused, match="Choose a later day"):
            institutions.set_parent(unit, second, starts_on=day(offset), by=cast.secretary)


def test_a_second_official_name_needs_its_day(cast):
    facts = {"language": "en", "kind": "official", "by": cast.secretary}
    with pytest.raises(Refused, match="from which day"):
        institutions.add_name(cast.places["CEP"], text="Agency", **facts)
    institutions.add_name(cast.places["CEP"], text="Agency", starts_on=day(), **facts)
    with pytest.raises(Refused, match="Choose a later day"):
        institutions.add_name(cast.places["CEP"], text="Bureau", starts_on=day(-400), **facts)
    institutions.add_name(cast.places["CEP"], text="Bureau", starts_on=day(-900), ends_on=day(-400), **facts)
    assert cast.places["CEP"].name("en") == "Agency"


def test_a_record_that_was_merged_is_not_changed_any_more(cast):
    other = people.add(family_name="Дигарзода", by=cast.secretary)
    people.merge(cast.member_person, other, by=cast.secretary)
    other.refresh_from_db()
    with pytest.raises(Refused, match="was merged"):
        people.change(other, emails=["x@example.org"], by=cast.secretary)
    with pytest.raises(Refused, match="was merged"):
        people.join_account(other, cast.operator, by=cast.secretary)


def test_an_outgoing_number_is_given_once_a_year(cast):
    first, second = (
        requests.first_letter(
            requests.ask(cast.places[code], capacity="member", working_days=5, by=cast.secretary)
        )
        for code in ("MEWR", "MINT")
    )
    facts = {"letter": OfficialLetter("7-1", day()), "by": cast.secretary}
    letters.record_sent(first, **facts)
    with pytest.raises(Refused, match="bears the number 7-1"):
        letters.record_sent(second, **facts)


def test_a_day_of_the_calendar_is_not_overwritten_unseen_and_can_be_checked(cast, signed_in):
    client = signed_in(cast.secretary)
    client.post("/members/calendar/fill/", {"year": 2026})
    row = Holiday.objects.first()
    page = client.post(
        "/members/calendar/add/",
        {"day": row.day.isoformat(), "kind": "day_off", "name": "again", "source": ""},
    )
    assert "is entered already" in page.content.decode()
    assert "to be checked" in client.get("/members/calendar/?year=2026").content.decode()
    client.post(f"/members/calendar/{row.pk}/", {"kind": row.kind, "name": row.name, "source": "Decree 5"})
    row.refresh_from_db()
    assert (row.source, row.is_to_be_checked) == ("Decree 5", False)
    page = client.post("/members/calendar/fill/", {"year": 2026}, follow=True).content.decode()
    assert "No further public holiday" in page


@pytest.mark.parametrize(("begins", "ends"), [(-9000, 9000), (-3, 5), (-1, 0)])
def test_a_name_of_the_past_never_touches_the_present_one(cast, begins, ends):
    facts = {"language": "en", "kind": "official", "by": cast.secretary}
    institutions.add_name(cast.places["CEP"], text="Agency", starts_on=day(-2), **facts)
    with pytest.raises(Refused, match="in a part of this time"):
        institutions.add_name(
            cast.places["CEP"], text="Other", starts_on=day(begins), ends_on=day(ends), **facts
        )
    assert cast.places["CEP"].name("en") == "Agency"


def test_one_body_above_at_a_time_on_every_day(cast):
    unit = cast.places["CEP"]
    institutions.set_parent(unit, cast.places["MEWR"], starts_on=day(-900), by=cast.secretary)
    institutions.set_parent(unit, None, starts_on=day(-300), by=cast.secretary)
    with pytest.raises(Refused, match="Choose a later day"):
        institutions.set_parent(unit, cast.places["COES"], starts_on=day(-600), by=cast.secretary)


def test_the_same_day_again_corrects_what_was_typed_first(cast):
    facts = {"language": "en", "kind": "official", "starts_on": day(), "by": cast.secretary}
    for text in ("Agancy", "Agency"):
        institutions.add_name(cast.places["CEP"], text=text, **facts)
    assert cast.places["CEP"].names.filter(language="en", starts_on=day()).get().text == "Agency"
    for title in ("Haed", "Head of all"):
        people.add_post(
            cast.member_person,
            institution=cast.places["CEP"],
            starts_on=day(),
            title_en=title,
            by=cast.secretary,
        )
    assert cast.member_person.posts.filter(ends_on__isnull=True).get().title_en == "Head of all"


def test_a_recorded_signature_is_not_rewritten(cast, unsealed):
    terms.set_signatories(cast.terms, institutions=[cast.places["CEP"]], by=cast.secretary)
    row = cast.terms.signatories.get()
    terms.sign(row, signed_on=day(-5), signed_by="Chair", by=cast.secretary)
    for signed_on, signed_by in ((None, "Chair"), (day(-9), "Chair"), (day(-5), "Somebody else")):
        row.refresh_from_db()
        with pytest.raises(Refused, match="stays on record"):
            terms.sign(row, signed_on=signed_on, signed_by=signed_by, by=cast.secretary)


# --- days that are not known --------------------------------------------------------------------------------------


@pytest.mark.covers("R-002")
def test_the_title_of_a_day_is_the_one_whose_first_day_is_known(db):
    presets.load("tj", by=SYSTEM)
    official = Person.objects.prefetch_related("posts").get(family_name="Мирзозода")
    assert official.post_on(datetime.date(2023, 5, 25)).title_en == "First Deputy of Chairman"
    assert official.post_on(datetime.date(2021, 4, 23)).title_en == "Deputy Chairman"
    assert [post.title_en for post in official.posts.all()] == ["First Deputy of Chairman", "Deputy Chairman"]


@pytest.mark.parametrize("undated_first", [True, False])
def test_an_unknown_first_day_never_wins(cast, undated_first):
    known, unknown = datetime.date(2020, 1, 1), None
    days = [unknown, known] if undated_first else [known, unknown]
    place, official = institution("BODY"), person("Касе")
    other = institution("ABOVE"), institution("ELSEWHERE")
    for starts_on in days:
        word = "known" if starts_on else "unknown"
        Post.objects.create(person=official, institution=place, title_en=word, starts_on=starts_on)
        InstitutionName.objects.create(institution=place, language="kk", text=word, starts_on=starts_on)
        above = other[0] if starts_on else other[1]
        InstitutionParent.objects.create(institution=place, parent=above, starts_on=starts_on)
    place = Institution.objects.with_names().get(pk=place.pk)
    assert official.post_on(datetime.date(2021, 1, 1)).title_en == "known"
    assert official.post_on(datetime.date(2019, 1, 1)).title_en == "unknown"
    assert place.name("kk", datetime.date(2021, 1, 1)) == "known"
    assert place.name("kk", datetime.date(2019, 1, 1)) == "unknown"
    assert place.parent(datetime.date(2021, 1, 1)) == other[0]


def test_of_two_names_without_a_first_day_the_one_that_ended_is_the_earlier(cast):
    place = Institution.objects.get(pk=cast.places["MINT"].pk)
    InstitutionName.objects.create(
        institution=place, language="en", text="Ministry of Crafts", ends_on=datetime.date(2022, 9, 1)
    )
    assert place.name("en", datetime.date(2022, 3, 15)) == "Ministry of Crafts"
    assert place.name("en", datetime.date(2022, 9, 2)) == "Ministry of Industry and New Technologies"
