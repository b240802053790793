"""Two records of one person."""

import pytest

from iiwg.workflow.tables import Refused
from members.people.models import Person
from members.people.services import people, posts
from tests.cast import user

pytestmark = pytest.mark.django_db


def test_two_records_of_one_person_become_one_and_old_lists_keep_theirs(cast, signed_in):
    one = people.add(
        family_name="Қосимова", given_name="Дилбар", emails=["one@example.org"], by=cast.secretary
    )
    two = people.add(
        family_name="Kosimova", given_name="Dilbar", emails=["two@example.org"], by=cast.secretary
    )
    posts.add_post(two, institution=cast.places["MEWR"], starts_on=None, title_en="Head", by=cast.secretary)
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


def test_a_record_that_was_merged_is_not_changed_any_more(cast):
    other = people.add(family_name="Дигарзода", by=cast.secretary)
    people.merge(cast.member_person, other, by=cast.secretary)
    other.refresh_from_db()
    with pytest.raises(Refused, match="was merged"):
        people.change(other, emails=["x@example.org"], by=cast.secretary)
    with pytest.raises(Refused, match="was merged"):
        people.join_account(other, cast.operator, by=cast.secretary)
