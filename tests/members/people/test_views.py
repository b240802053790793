"""Pages of people: what each form does, and what a refusal shows."""

import pytest

from members.people.models import Person
from members.people.services import people
from tests.cast import person, user
from tests.scenes import day

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast, signed_in):
    """The secretary at work."""
    return signed_in(cast.secretary)


def test_a_person_of_a_similar_name_is_named_when_one_is_entered(cast, desk):
    data = {"family_name": "Аъзозода", "given_name": "Намуна", "language": "tg"}
    page = desk.post("/members/people/add/", data, follow=True).content.decode()
    assert "Somebody of a similar name is on record: Аъзозода Намуна." in page
    assert "The person is entered." in page
    assert Person.objects.filter(family_name="Аъзозода").count() == 2


def test_a_form_that_is_refused_keeps_what_was_typed_below_the_name_on_record(cast, desk):
    data = {"family_name": "Навзода", "language": "tg", "emails": "no address"}
    answer = desk.post(f"/members/people/{cast.member_person.pk}/edit/", data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<h1>Аъзозода Намуна</h1>" in page
    assert 'value="Навзода"' in page


def test_what_is_changed_is_shown_on_the_page_of_the_person(cast, desk):
    path = f"/members/people/{cast.member_person.pk}/"
    page = desk.get(f"{path}edit/").content.decode()
    assert 'value="Аъзозода"' in page
    data = {"family_name": "Аъзозода", "language": "tg", "emails": "a@example.org, b@example.org"}
    page = desk.post(f"{path}edit/", data, follow=True).content.decode()
    assert "a@example.org, b@example.org" in page
    data = {"institution": cast.places["MEWR"].pk, "title_en": "Inspector", "starts_on": day().isoformat()}
    page = desk.post(f"{path}post/", data, follow=True).content.decode()
    assert "Documents of earlier days keep the earlier title." in page
    assert "Inspector" in page
    account = user("new@example.org")
    assert "Account of Аъзозода" in desk.get(f"{path}account/").content.decode()
    page = desk.post(f"{path}account/", {"user": account.pk}, follow=True).content.decode()
    assert "Saved." in page
    assert Person.objects.get(pk=cast.member_person.pk).user == account


def test_a_post_ends_and_one_is_back_with_its_person(cast, desk):
    post = cast.member_person.posts.get()
    path = f"/members/posts/{post.pk}/end/"
    assert "Аъзозода Намуна: Head of department" in desk.get(path).content.decode()
    answer = desk.post(path, {"ends_on": day().isoformat()})
    assert answer.url == f"/members/people/{cast.member_person.pk}/"


def test_a_merged_record_leads_to_the_one_that_is_kept(cast, desk):
    gone = person("Дигарзода")
    people.merge(cast.member_person, gone, by=cast.secretary)
    assert desk.get(f"/members/people/{gone.pk}/").url == f"/members/people/{cast.member_person.pk}/"
    assert desk.get(f"/members/people/{gone.pk}/merge/").status_code == 404


def test_who_does_not_read_the_register_learns_nothing_by_guessing_numbers(cast, signed_in):
    known, post = cast.member_person, cast.member_person.posts.get()
    for path in (
        f"/members/people/{known.pk}/",
        f"/members/people/{known.pk}/edit/",
        f"/members/posts/{post.pk}/end/",
    ):
        assert signed_in(cast.stranger).get(path).status_code == 404
    assert signed_in(cast.observer).get(f"/members/people/{known.pk}/edit/").status_code == 403
