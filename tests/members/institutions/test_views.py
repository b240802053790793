"""Pages of institutions: every form does what it says, and who may not is kept out."""

import pytest

from members.institutions import services as institutions
from members.institutions.models import Institution
from members.people.services import people, posts

pytestmark = pytest.mark.django_db


def test_an_institution_is_entered_and_one_is_on_its_page(cast, signed_in):
    data = {"code": "NEW", "kind": "ngo", "level": "national", "language": "ru", "name_en": "New Union"}
    answer = signed_in(cast.secretary).post("/members/institutions/add/", data)
    made = Institution.objects.get(code="NEW")
    assert answer.url == f"/members/institutions/{made.pk}/"
    assert made.name("en") == "New Union"


@pytest.mark.parametrize(
    ("page", "data", "shown"),
    [
        ("name", {"text": "CEP", "language": "en", "kind": "short", "confidence": "official"}, "Short name"),
        ("parent", {"parent": "MEWR"}, "Belongs to</h2>"),
        ("successor", {"after": "MEWR"}, "Succeeded by"),
        ("sectors", {"sectors": ["environment"]}, "· Environmental protection"),
        ("edit", {"kind": "ngo", "level": "district", "language": "ru"}, "Non-governmental organisation · District"),
    ],
)  # fmt: skip
def test_what_a_form_records_stands_on_the_page(cast, signed_in, page, data, shown):
    client, place = signed_in(cast.secretary), cast.places["CEP"]
    path = f"/members/institutions/{place.pk}/{page}/"
    assert "Committee of Environmental Protection" in client.get(path).content.decode()
    data = {name: cast.places[code].pk if code == "MEWR" else code for name, code in data.items()}
    answer = client.post(path, data, follow=True)
    assert answer.redirect_chain == [(f"/members/institutions/{place.pk}/", 302)]
    assert shown in " ".join(answer.content.decode().split())


def test_a_focal_point_is_added_and_withdrawn(cast, signed_in):
    client, place = signed_in(cast.administrator), cast.places["CEP"]
    path = f"/members/institutions/{place.pk}/focal-point/"
    page = client.post(path, {"user": cast.stranger.pk}, follow=True).content.decode()
    assert "The user represents the institution now." in page
    page = client.post(f"{path}{cast.stranger.pk}/withdraw/", follow=True).content.decode()
    assert "The user no longer represents the institution." in page
    assert "No user represents this institution." in page


def test_a_refusal_stands_on_the_form(cast, signed_in):
    client = signed_in(cast.secretary)
    answer = client.post(
        f"/members/institutions/{cast.places['CEP'].pk}/parent/", {"parent": cast.places["CEP"].pk}
    )
    assert answer.status_code == 422
    assert "cannot belong to itself" in answer.content.decode()


@pytest.mark.parametrize("page", ["", "edit/", "name/", "parent/", "successor/", "sectors/", "focal-point/"])
def test_who_does_not_read_the_register_finds_nothing_and_who_reads_changes_nothing(cast, signed_in, page):
    path = f"/members/institutions/{cast.places['CEP'].pk}/{page}"
    assert signed_in(cast.stranger).get(path).status_code == 404
    assert signed_in(cast.member).get(path).status_code == (403 if page else 200)
    assert signed_in(cast.member).get("/members/institutions/add/").status_code == 403


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
        posts.add_post(person, institution=made, starts_on=None, title_en="Head", by=cast.secretary)
    assert queries() == before


def test_a_form_says_what_is_missing_beside_the_field_and_keeps_what_was_typed(cast, signed_in):
    page = signed_in(cast.secretary).post("/members/institutions/add/", {"code": "NEW", "kind": "ngo"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "Write the official name in at least one language." in text
    assert 'value="NEW"' in text
    assert 'aria-invalid="true"' in text
