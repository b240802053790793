"""Text is sanitised: what no printer takes does not come in."""

import pytest

from iiwg.pages.sanitise import sanitise_text
from members.people.models import Person
from members.sheets.services.export import export

pytestmark = pytest.mark.django_db


def test_a_form_loses_its_control_characters_and_nothing_else(cast, signed_in):
    client = signed_in(cast.secretary)
    client.post(
        "/members/people/add/",
        {"family_name": "Bad\x02Name\u202e ғӣқӯҳҷ", "given_name": "А\u200cБ", "language": "tg", "emails": ""},
    )
    person = Person.objects.get(family_name__startswith="Bad")
    assert person.family_name == "BadName ғӣқӯҳҷ"
    assert person.given_name == "А\u200cБ"
    assert export()


def test_a_name_of_nothing_but_invisible_characters_is_no_name(cast, signed_in):
    said = {"family_name": "\u200b\u2060\xad\x9f", "given_name": "А", "language": "tg", "emails": ""}
    answer = signed_in(cast.secretary).post("/members/people/add/", said)
    assert answer.status_code == 422
    assert not Person.objects.filter(given_name="А").exists()


def test_a_word_is_found_whatever_hints_it_was_pasted_with():
    assert sanitise_text("хвосто\xadхра\u200bни\u2060лище\x80") == "хвостохранилище"
    assert sanitise_text("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize("sign", ["\x0b", "\x85", "\u2028", "\u2029"])
def test_whatever_breaks_a_line_is_a_line_break(sign):
    assert sanitise_text(f"One{sign}Two") == "One\nTwo"


def test_a_line_break_of_word_is_a_line_break(cast, signed_in):
    place = cast.places["MEWR"]
    data = {"kind": place.kind, "level": place.level, "country": "TJ", "language": "tg", "note": "One\x0bTwo"}
    signed_in(cast.secretary).post(f"/members/institutions/{place.pk}/edit/", data)
    place.refresh_from_db()
    assert place.note == "One\nTwo"
