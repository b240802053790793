"""Participants: grouped, titled and named as of the day of the meeting."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from iiwg.workflow.tables import Refused
from meetings.attendance import services as attendance
from meetings.attendance.texts import counts_by_category, grouped, participants_html, sign_in_html
from members.institutions import services as institutions
from members.people.models import Post
from members.people.services import posts
from tests.cast import institution
from tests.scenes import day, held, mark_all, pdf_text, planned

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
    assert [group.role for group in groups] == ["Member", "Invited", "Observer", "Expert", "Media"]
    assert [group.count for group in groups] == [7] * 5
    assert all(len(group.institutions) == 3 for group in groups)
    text = pdf_text(signed_in(cast.secretary).get(f"/meetings/{meeting.pk}/participants.pdf").content)
    assert [text.count(f"Guest {number:02d}") for number in range(35)] == [1] * 35
    heads = [text.index(word) for word in ("Member ·", "Invited ·", "Observer ·", "Expert ·", "Media ·")]
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
    group = next(g for g in grouped(meeting, "en") if g.category == "International organisation")
    assert [institution.name for institution in group.institutions] == ["OSCE en", "UNDRR en"]
    html = participants_html(meeting, "en")
    assert "International organisation (2)" in html


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
        f"/meetings/{meeting.pk}/participants/mark/", {f"presence-{away.pk}": "absent", "add": "1"}
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
