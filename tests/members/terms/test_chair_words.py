"""Words follow the Terms: one chair is called chair, co-chairs are called co-chairs."""

import pytest

from meetings.minutes.notices import RETURNED
from meetings.minutes.workflow import MINUTES
from members.nominations.texts import subject_of
from members.terms.enums import ChairModel
from members.terms.models import TermsOfReference
from members.terms.texts import by_chairs, speaking_of
from tests import scenes
from tests.scenes import day

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "word"),
    [
        (ChairModel.SINGLE, "chair"),
        (ChairModel.ROTATING_PAIR, "co-chair"),
        (ChairModel.STANDING_PAIR, "co-chair"),
    ],
)
def test_the_word_is_that_of_the_terms(cast, unsealed, model, word):
    with unsealed():
        TermsOfReference.objects.filter(pk=cast.terms.pk).update(chair_model=model)
    assert by_chairs("chair", "co-chair") == word
    assert str(RETURNED.text).startswith(f"The {word} returned")
    assert str(MINUTES["send_for_approval"].label).endswith(f" {word}")
    assert str(subject_of("cochair", "en")).endswith(f"who {word}s the working group")


def test_a_document_of_another_day_speaks_as_the_terms_of_that_day(cast):
    single = TermsOfReference(chair_model=ChairModel.SINGLE)
    assert by_chairs("chair", "co-chair", single) == "chair"
    assert by_chairs("chair", "co-chair") == "co-chair"


def test_what_is_printed_of_no_group_asks_no_terms(cast, django_assert_num_queries):
    with speaking_of(ChairModel.SINGLE), django_assert_num_queries(0):
        assert by_chairs("chair", "co-chair") == "chair"
    assert by_chairs("chair", "co-chair") == "co-chair"


def test_no_page_of_a_group_with_one_chair_says_co_chair(cast, signed_in, unsealed):
    with unsealed():
        TermsOfReference.objects.filter(pk=cast.terms.pk).update(chair_model=ChairModel.SINGLE)
    draft = scenes.minutes(cast)
    meeting = draft.meeting_id
    client = signed_in(cast.secretary)
    pages = (
        "/members/", f"/members/?on={day(-10)}", "/members/chairs/", f"/members/chairs/{cast.lead_term.pk}/deputy/",
        f"/meetings/{meeting}/", f"/meetings/{meeting}/edit/", f"/meetings/{meeting}/minutes/",
        f"/meetings/{meeting}/minutes/edit/", "/meetings/plan/",
    )  # fmt: skip
    for page in pages:
        assert "co-chair" not in client.get(page).content.decode().lower(), page
