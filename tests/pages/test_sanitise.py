"""Text is sanitised: what no printer takes does not come in."""

import pytest

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


def test_a_line_break_of_word_is_a_line_break(cast, signed_in):
    place = cast.places["MEWR"]
    data = {"kind": place.kind, "level": place.level, "country": "TJ", "language": "tg", "note": "One\x0bTwo"}
    signed_in(cast.secretary).post(f"/members/institutions/{place.pk}/edit/", data)
    place.refresh_from_db()
    assert place.note == "One\nTwo"
