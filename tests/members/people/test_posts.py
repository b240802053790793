"""Posts: which one on which day, in whatever order they were entered; corrected and withdrawn with a reason."""

import datetime
import itertools

import pytest

from iiwg.workflow.tables import Refused
from meetings.attendance import services as attendance
from meetings.attendance import texts
from meetings.meeting.services import meetings
from members.people.models import Person, Post
from members.people.services import posts
from tests.cast import person

pytestmark = pytest.mark.django_db
D = datetime.date
CAREER = (
    {"title_en": "Inspector", "ends_on": D(2021, 12, 31)},
    {"title_en": "Deputy", "starts_on": D(2022, 1, 1)},
    {"title_en": "Head", "starts_on": D(2023, 5, 1), "starts_precision": "year"},
)
WHY = "As the order of appointment says"


def title_on(official, on):
    """The title printed of a day."""
    post = Person.objects.get(pk=official.pk).post_on(on)
    return post.title_en if post else None


@pytest.mark.parametrize("order", list(itertools.permutations(CAREER)))
def test_a_career_is_right_on_every_day_in_whatever_order_it_is_entered(cast, order):
    official = person("Касе")
    for facts in order:
        posts.add_post(official, institution=cast.places["CEP"], by=cast.secretary, **facts)
    days = (D(2019, 1, 1), D(2021, 12, 31), D(2022, 1, 1), D(2022, 12, 31), D(2023, 1, 1), D(2026, 1, 1))
    assert [title_on(official, on) for on in days] == [
        "Inspector", "Inspector", "Deputy", "Deputy", "Head", "Head",
    ]  # fmt: skip


def test_a_post_without_a_day_never_takes_the_place_of_one_with_a_day(cast):
    official = person("Касе")
    for facts in ({"title_en": "Head", "starts_on": D(2020, 1, 1)}, {"title_en": "Clerk"}):
        posts.add_post(official, institution=cast.places["CEP"], by=cast.secretary, **facts)
    assert title_on(official, D(2021, 1, 1)) == "Head"
    assert title_on(official, D(2019, 12, 31)) == "Clerk"


@pytest.fixture
def listed(cast):
    """An official who held a post while a meeting was, whose list prints it."""
    official = person("Касе")
    posts.add_post(
        official,
        institution=cast.places["CEP"],
        title_en="Inspector",
        starts_on=D(2021, 1, 1),
        by=cast.secretary,
    )
    meeting = meetings.enter_old(held_on=D(2022, 3, 15), sequence=9, by=cast.secretary)
    attendance.add(meeting, person=official, institution=cast.places["CEP"], role="member", by=cast.secretary)
    return official, meeting


def test_a_post_that_changes_an_old_list_is_refused_with_its_name_unless_there_is_a_reason(cast, listed):
    official, meeting = listed
    facts = {
        "institution": cast.places["CEP"], "title_en": "Head", "starts_on": D(2022, 1, 1), "by": cast.secretary
    }  # fmt: skip
    with pytest.raises(
        Refused, match="List of participants, 15\xa0March\xa02022 would print another name or title"
    ):
        posts.add_post(official, **facts)
    assert "Inspector" in texts.participants_html(meeting, "en")
    made = posts.add_post(official, because=WHY, **facts)
    assert made.recorded_because == WHY
    assert "Head" in texts.participants_html(meeting, "en")


def test_ending_a_post_before_an_old_list_needs_a_reason_and_after_it_none(cast, listed):
    official, _meeting = listed
    with pytest.raises(Refused, match="15\xa0March\xa02022"):
        posts.end_post(official.posts.get(), ends_on=D(2022, 3, 14), by=cast.secretary)
    posts.end_post(official.posts.get(), ends_on=D(2022, 3, 15), by=cast.secretary)


def test_a_list_that_printed_no_title_gets_one_without_a_reason(cast, listed):
    _official, meeting = listed
    other = person("Дигаре")
    attendance.add(meeting, person=other, institution=cast.places["CEP"], role="member", by=cast.secretary)
    posts.add_post(other, institution=cast.places["CEP"], title_en="Clerk", starts_on=None, by=cast.secretary)
    assert "Clerk" in texts.participants_html(meeting, "en")


def test_two_posts_at_one_institution_on_one_day_are_refused(cast, listed):
    official, _meeting = listed
    facts = {"institution": cast.places["CEP"], "by": cast.secretary, "because": WHY}
    posts.add_post(official, title_en="Head", starts_on=D(2022, 1, 1), **facts)
    with pytest.raises(Refused, match="“Head” is held there"):
        posts.add_post(official, title_en="Deputy", starts_on=D(2022, 2, 1), ends_on=D(2022, 12, 31), **facts)


def test_a_post_is_corrected_and_withdrawn_on_the_site_and_what_stood_is_read_there(cast, listed, signed_in):
    official, meeting = listed
    client, post = signed_in(cast.secretary), official.posts.get()
    home, path = official.get_absolute_url(), f"/members/posts/{post.pk}/correct/"
    assert path in client.get(home).content.decode()
    assert 'value="Inspector"' in client.get(path).content.decode()
    data = {"institution": cast.places["CEP"].pk, "title_en": "Chief inspector", "starts_on": "2021-01-01"}
    assert client.post(path, data).status_code == 422
    assert client.post(path, data | {"because": WHY}).url == home
    page = client.get(home).content.decode()
    assert "<s>Inspector</s>" in page
    assert WHY in page
    assert "Chief inspector" in texts.participants_html(meeting, "en")
    right = official.posts.get()
    assert (right.recorded_because, right.starts_on) == (WHY, D(2021, 1, 1))
    assert client.post(f"/members/posts/{right.pk}/withdraw/", {"because": ""}).status_code == 422
    assert client.post(f"/members/posts/{right.pk}/withdraw/", {"because": WHY}).url == home
    assert title_on(official, D(2022, 3, 15)) is None
    assert Post.with_withdrawn.withdrawn().filter(withdrawn_by=cast.secretary).count() == 2
