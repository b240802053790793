"""Participants: grouped, titled and named as of the day of the meeting."""

import datetime
import re
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.utils.html import escape
from pypdf import PdfReader

from iiwg.workflow.tables import Refused
from meetings.attendance import services as attendance
from meetings.attendance.texts import counts_by_category, grouped, participants_html, sign_in_html
from meetings.meeting.services import meetings
from meetings.minutes.services import approvals
from meetings.minutes.texts.minutes import minutes_html
from members.chairs.models import ChairingTerm
from members.institutions import services as institutions
from members.people.models import Post
from members.people.services import posts
from tests.cast import institution, person
from tests.scenes import day, held, mark_all, minutes, pdf_text, planned

pytestmark = pytest.mark.django_db


def guest(cast, meeting, name, code, role="invitee"):
    """A guest of an institution on record."""
    return attendance.add(meeting, name=name, institution=cast.places[code], role=role, by=cast.secretary)


@pytest.mark.covers("R-074")
def test_thirty_five_participants_of_five_roles_are_grouped_by_role_and_institution(cast, signed_in):
    meeting = planned(cast)
    roles = ["member", "invitee", "observer", "expert", "media"]
    codes = ["MEWR", "MINT", "COES"]
    for number in range(35):
        guest(cast, meeting, f"Guest {number:02d}", codes[number % 3], roles[number % 5])
    groups = grouped(meeting, "en")
    assert [group.role for group in groups] == ["Members", "Invited", "Observers", "Experts", "Media"]
    assert [group.count for group in groups] == [7] * 5
    assert all(len(group.institutions) == 3 for group in groups)
    text = pdf_text(signed_in(cast.secretary).get(f"/meetings/{meeting.pk}/participants.pdf").content)
    assert [text.count(f"Guest {number:02d}") for number in range(35)] == [1] * 35
    heads = [text.index(word) for word in ("Members ·", "Invited ·", "Observers ·", "Experts ·", "Media ·")]
    assert heads == sorted(heads)


@pytest.mark.covers("R-092")
def test_the_sign_in_sheet_has_names_titles_institutions_and_boxes(cast, signed_in):
    meeting = planned(cast)
    for number in range(20):
        attendance.add(
            meeting, name=f"Guest {number:02d}", title=f"Head {number:02d}", institution=cast.places["MEWR"],
            role="invitee", by=cast.secretary,
        )  # fmt: skip
    html = sign_in_html(meeting, "en")
    assert len(re.findall(r"<td></td>\s*</tr>", html)) == 20 + 5  # a box for each name, and five spare lines
    text = pdf_text(signed_in(cast.secretary).get(f"/meetings/{meeting.pk}/sign-in-sheet.pdf").content)
    for number in range(20):
        assert f"Guest {number:02d}" in text
        assert f"Head {number:02d}" in text
    assert text.count("Ministry of Energy and Water Resources") == 20
    assert "Telephone, e-mail Signature" in text
    sheet = signed_in(cast.secretary).get(f"/meetings/{meeting.pk}/sign-in-sheet.pdf?language=en").content
    first = PdfReader(BytesIO(sheet)).pages[0]
    assert first.mediabox.width > first.mediabox.height
    numbers = [int(number) for number in re.findall(r"<td>(\d+)</td>", html)]
    assert numbers == list(range(1, 26))


@pytest.mark.covers("R-127")
def test_international_organisations_are_in_their_own_group(cast):
    meeting = planned(cast)
    for code in ("OSCE", "UNDRR"):
        cast.places[code] = institution(code, kind="international")
        guest(cast, meeting, f"Officer of {code}", code)
    guest(cast, meeting, "Somebody else", "MEWR")
    group = next(g for g in grouped(meeting, "en") if g.category == "International organisations")
    assert [institution.name for institution in group.institutions] == ["OSCE en", "UNDRR en"]
    html = participants_html(meeting, "en")
    assert "International organisations (2)" in html


@pytest.mark.covers("R-128")
def test_an_operator_counts_among_the_operators(cast, signed_in):
    meeting = held(cast)
    guest(cast, meeting, "Engineer", "OPERATOR")
    mark_all(cast, meeting)
    assert counts_by_category(meeting) == {"authority": 1, "operator": 1}
    page = signed_in(cast.member).get(f"/meetings/{meeting.pk}/").content.decode()
    assert "<b>1</b> Operator" in page


@pytest.mark.covers("R-168")
def test_units_of_one_ministry_stand_under_their_ministry(cast):
    meeting = planned(cast)
    cast.places["MES"] = institution("MES")
    for code in ("ISC", "DLES", "EPD"):
        cast.places[code] = institution(code)
        institutions.set_parent(cast.places[code], cast.places["MES"], starts_on=None, by=cast.secretary)
        guest(cast, meeting, f"Officer of {code}", code)
    (group,) = grouped(meeting, "en")
    (place,) = group.institutions
    assert place.name == "MES en"
    assert {entry.unit for entry in place.entries} == {"ISC en", "DLES en", "EPD en"}
    html = participants_html(meeting, "en")
    assert html.count("MES en, ") == 3


@pytest.mark.covers("R-002")
def test_a_reprinted_list_shows_the_title_of_the_day(cast, signed_in):
    meeting = held(cast, -30)
    client = signed_in(cast.secretary)
    posts.add_post(
        cast.member_person, institution=cast.places["CEP"], starts_on=day(-10), title_en="Deputy Chairman",
        by=cast.secretary,
    )  # fmt: skip
    assert Post.objects.filter(person=cast.member_person).count() == 2
    old = pdf_text(client.get(f"/meetings/{meeting.pk}/participants.pdf").content)
    assert "Head of department" in old
    assert "Deputy Chairman" not in old
    later = held(cast, -5, sequence=8)
    assert "Deputy Chairman" in pdf_text(client.get(f"/meetings/{later.pk}/participants.pdf").content)


def test_the_members_of_the_day_are_registered_once(cast):
    meeting = planned(cast, -1)
    assert attendance.register_members(meeting, by=cast.secretary) == 3
    assert attendance.register_members(meeting, by=cast.secretary) == 0
    listed = {row.person: row.institution.code for row in meeting.attendance.all()}
    assert listed == {
        cast.member_person: "CEP",
        cast.leading_person: "MINT",
        cast.secretary_person: "STATE_SERVICE",
    }
    early = planned(cast, -4000, sequence=1)
    attendance.register_members(early, by=cast.secretary)
    assert [row.person for row in early.attendance.all()] == [cast.secretary_person]


def test_a_person_on_record_comes_with_the_institution_of_the_day(cast, signed_in):
    meeting = planned(cast)
    signed_in(cast.secretary).post(
        f"/meetings/{meeting.pk}/participants/add/", {"person": cast.incoming_person.pk, "role": "invitee"}
    )
    row = meeting.attendance.get()
    assert (row.institution, row.category) == (cast.places["COES"], "authority")


def test_the_printed_list_leaves_out_who_was_away_and_marks_survive_adding_somebody(cast, signed_in):
    meeting = planned(cast)
    attendance.register_members(meeting, by=cast.secretary)
    away = meeting.attendance.get(person=cast.member_person)
    client = signed_in(cast.secretary)
    answer = client.post(
        f"/meetings/{meeting.pk}/participants/mark/", {f"{away.pk}-presence": "absent", "add": "1"}
    )
    assert answer.url.endswith("/participants/add/")
    away.refresh_from_db()
    assert away.presence == "absent"
    text = pdf_text(client.get(f"/meetings/{meeting.pk}/participants.pdf").content)
    assert "Аъзозода" not in text
    assert "Regular meeting" in text and "Agenda" not in text


def test_the_same_person_is_listed_once(cast):
    meeting = held(cast)
    with pytest.raises(Refused, match="on the list already"):
        attendance.add(meeting, person=cast.member_person, role="member", by=cast.secretary)


def test_a_guest_needs_a_name(cast, signed_in):
    meeting = planned(cast)
    page = signed_in(cast.secretary).post(f"/meetings/{meeting.pk}/participants/add/", {"role": "invitee"})
    assert "Choose a person on record or write the name of the guest." in page.content.decode()


def listed(cast, offset: int = -1):
    """A meeting with the three members of the day on its list."""
    meeting = planned(cast, offset)
    attendance.register_members(meeting, by=cast.secretary)
    return meeting


def presences(meeting) -> list[str]:
    """How everybody on the list is marked, in the order in which they were put on it."""
    return list(meeting.attendance.values_list("presence", flat=True))


def marked(client, meeting, **values):
    """What the page answers to the marks of the first on the list."""
    first = meeting.attendance.first()
    data = {f"{first.pk}-{name}": value for name, value in values.items()}
    return client.post(f"/meetings/{meeting.pk}/participants/mark/", data)


def test_one_press_marks_all_but_the_exceptions(cast, signed_in):
    meeting = listed(cast)
    client = signed_in(cast.secretary)
    page = f"/meetings/{meeting.pk}/participants/"
    assert "All present" in client.get(page).content.decode()
    marked(client, meeting, presence="excused", reason="On a mission")
    assert presences(meeting) == ["excused", "registered", "registered"]
    client.post(f"{page}mark/", {"all": "1"})
    assert presences(meeting) == ["excused", "present", "present"]
    assert meeting.attendance.first().reason == "On a mission"
    assert "All present" not in client.get(page).content.decode()


def test_who_came_late_or_left_early_is_printed_with_the_time(cast, signed_in):
    meeting = listed(cast)
    marked(signed_in(cast.secretary), meeting, presence="present", came_at="10:40", left_at="12:00")
    html = participants_html(meeting, "en")
    assert html.count("came at 10:40, left at 12:00") == 1
    assert participants_html(meeting, "ru").count("10:40") == 1


def test_who_leaves_before_coming_is_refused_and_nothing_is_saved(cast, signed_in):
    meeting = listed(cast)
    answer = marked(signed_in(cast.secretary), meeting, presence="present", came_at="12:00", left_at="10:40")
    assert answer.status_code == 422
    assert "Nobody leaves before coming" in answer.content.decode()
    assert presences(meeting) == ["registered"] * 3
    with pytest.raises(IntegrityError, match="came_before_it_left"), transaction.atomic():
        meeting.attendance.update(came_at=datetime.time(12), left_at=datetime.time(12))


def test_a_reason_is_of_who_was_away_and_times_are_of_who_was_there(cast, signed_in):
    meeting = listed(cast)
    client = signed_in(cast.secretary)
    marked(client, meeting, presence="excused", came_at="10:40", is_online="on", reason="Ill")
    row = meeting.attendance.first()
    assert (row.came_at, row.is_online, row.reason) == (None, False, "Ill")
    marked(client, meeting, presence="present", came_at="10:40", reason="Ill")
    row.refresh_from_db()
    assert (row.came_at, row.reason) == (datetime.time(10, 40), "")


def test_marks_touch_nobody_the_page_did_not_show(cast, signed_in):
    meeting = listed(cast)
    attendance.mark(meeting, {}, others_present=True, by=cast.secretary)
    marked(signed_in(cast.secretary), meeting, presence="absent")
    assert presences(meeting) == ["absent", "present", "present"]


def test_the_name_of_a_guest_is_corrected_and_the_line_of_a_member_keeps_the_record(cast, signed_in):
    meeting = listed(cast)
    row = attendance.add(meeting, name="Muler", title="Expert", institution_text="OSZE", by=cast.secretary)
    client = signed_in(cast.secretary)
    page = f"/meetings/{meeting.pk}/participants/"
    assert "Muler" in client.get(f"{page}{row.pk}/edit/").content.decode()
    typed = {
        "name": "Müller",
        "title": "Chief expert",
        "institution": cast.places["MEWR"].pk,
        "role": "expert",
    }
    client.post(f"{page}{row.pk}/edit/", typed)
    row.refresh_from_db()
    assert (row.name, row.title, row.category, row.role) == ("Müller", "Chief expert", "authority", "expert")
    assert client.post(f"{page}{row.pk}/edit/", typed | {"name": ""}).status_code == 422
    member = meeting.attendance.get(person=cast.member_person)
    form = client.get(f"{page}{member.pk}/edit/").content.decode()
    assert 'name="name"' not in form and 'name="institution"' in form


def test_institutions_without_a_representative_are_named_on_the_page_and_in_the_minutes(cast, signed_in):
    meeting = held(cast)
    everyone = [entry.institution for entry in cast.lpi.entries.all()]
    missing = [place.name("en", meeting.held_on) for place in everyone if place != cast.places["CEP"]]
    guest(cast, meeting, "Invited engineer", "MEWR")  # a guest speaks for nobody
    assert len(missing) == len(everyone) - 1 >= 1
    sentence = attendance.unrepresented_in_words(meeting, "en")
    assert sentence.startswith("No representative of: ") and all(name in sentence for name in missing)
    assert cast.places["CEP"].name("en", meeting.held_on) not in sentence
    page = signed_in(cast.secretary).get(f"/meetings/{meeting.pk}/participants/").content.decode()
    assert escape(sentence) in page
    assert escape(sentence) in minutes_html(minutes(cast, meeting), "en")
    attendance.mark(
        meeting, {row.pk: {"presence": "absent"} for row in meeting.attendance.all()}, by=cast.secretary
    )
    assert cast.places["CEP"].name("en", meeting.held_on) in attendance.unrepresented_in_words(meeting, "en")


def test_a_closed_list_says_why_and_has_nothing_to_press(cast, signed_in):
    meeting = held(cast)
    draft = minutes(cast, meeting)
    client = signed_in(cast.secretary)
    page = f"/meetings/{meeting.pk}/participants/"
    assert "Save who was present" in client.get(page).content.decode()
    approvals.send_for_approval(draft, by=cast.secretary)
    text = client.get(page).content.decode()
    assert "The minutes were sent for approval: the list of participants can no longer be changed." in text
    for words in (
        "Save who was present",
        "Add a participant",
        "Take off the list",
        "Put the members",
        "<select",
    ):
        assert words not in text


def chaired_by_newcomer(cast):
    """Somebody without a post on record is the official of the institution that leads."""
    newcomer = person("Назаров")
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=newcomer)
    return newcomer


MINISTRY = "Ministry of Industry and New Technologies"


def test_the_official_in_the_chair_represents_the_institution_without_a_post_on_record(cast):
    newcomer = chaired_by_newcomer(cast)
    meeting = listed(cast)
    row = meeting.attendance.get(person=newcomer)
    assert (row.institution, row.category, row.role) == (cast.places["MINT"], "authority", "member")
    mark_all(cast, meeting)
    assert MINISTRY not in attendance.unrepresented_in_words(meeting, "en")
    assert attendance.institutions_present(meeting)[0] == len({"CEP", "MINT"})
    for html in (sign_in_html(meeting, "en"), participants_html(meeting, "en")):
        assert html.count(MINISTRY) == 1
    meetings.mark_held(meeting, by=cast.secretary)
    text = minutes_html(minutes(cast, meeting), "en")
    assert re.search(rf"Назаров[^<]*{MINISTRY}", text)


def test_the_official_added_by_hand_is_no_guest(cast):
    newcomer = chaired_by_newcomer(cast)
    row = attendance.add(planned(cast), person=newcomer, role="invitee", by=cast.secretary)
    assert (row.institution, row.role) == (cast.places["MINT"], "member")
    later = attendance.add(planned(cast, 400, sequence=9), person=newcomer, role="invitee", by=cast.secretary)
    assert (later.institution, later.role) == (None, "invitee")  # another institution leads on that day


def test_a_list_made_before_the_records_knew_the_institution_prints_it_and_counts_it(cast):
    meeting = planned(cast, -1)
    newcomer, guest_on_record = person("Назаров"), person("Меҳмонзода")
    attendance.add(meeting, person=newcomer, role="member", by=cast.secretary)
    attendance.add(meeting, person=guest_on_record, role="invitee", by=cast.secretary)
    mark_all(cast, meeting)
    assert MINISTRY not in participants_html(meeting, "en")
    assert counts_by_category(meeting) == {"": 2}
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=newcomer)
    posts.add_post(
        guest_on_record, institution=cast.places["CEP"], starts_on=day(-30), title_en="Adviser",
        because="Recorded late", by=cast.secretary,
    )  # fmt: skip
    html = participants_html(meeting, "en")
    assert MINISTRY in html and "Committee of Environmental Protection" in html
    assert counts_by_category(meeting) == {"authority": 2}
    missing = attendance.unrepresented_in_words(meeting, "en")
    assert MINISTRY not in missing and "Committee of Environmental Protection" in missing


def test_who_presides_stands_for_the_chairing_institution_also_where_the_list_names_the_post_elsewhere(cast):
    meeting = held(cast)
    attendance.add(
        meeting, person=cast.leading_person, institution=cast.places["STATE_SERVICE"], role="invitee",
        by=cast.secretary,
    )  # fmt: skip
    mark_all(cast, meeting)
    assert MINISTRY not in attendance.unrepresented_in_words(meeting, "en")


def test_the_filled_button_is_the_next_thing_to_do(cast, signed_in):
    client = signed_in(cast.secretary)
    for meeting, words in (
        (planned(cast, sequence=7), "Put the members of that day on the list"),
        (held(cast), "Save who was present"),
    ):
        page = client.get(f"/meetings/{meeting.pk}/participants/").content.decode()
        filled = re.findall(r'<button class="btn btn-primary"[^>]*>(.*?)</button>', page, re.DOTALL)
        assert [" ".join(text.split()) for text in filled] == [words]
