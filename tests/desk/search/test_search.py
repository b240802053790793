"""The search: each noun looks for itself, and shows what it found from the lowest floor up."""

import pytest

from actions.items.models import ActionItem
from iiwg.desk.search.services import find
from tests import scenes
from tests.cast import person
from tests.scenes import approved
from tmf_registry.facilities import services as facilities

pytestmark = pytest.mark.django_db


def test_every_noun_finds_its_own_in_one_order(cast):
    person("Сарбанд", at=cast.places["MINT"])
    facilities.add(
        by=cast.secretary,
        source="s",
        name_en="Pond of Сарбанд",
        country="TJ",
        operator=cast.places["OPERATOR"],
    )
    cast.places["MEWR"].names.create(language="tg", text="Сарбандҳо", kind="short")
    scenes.approved(
        cast,
        meeting=scenes.held(cast, title_en="Safety of Сарбанд"),
        texts=(("decided", "Сарбанд is closed."), ("action", "Look at Сарбанд.")),
    )
    found = find("сарбанд", cast.secretary)
    assert [group.title for group in found] == [
        "Institutions", "People", "Facilities", "Meetings", "Decisions and recommendations", "Action items",
    ]  # fmt: skip
    assert all(len(group.rows) == 1 for group in found)
    assert [hit.url.split("/")[1] for group in found for hit in group.rows] == [
        "members", "members", "register", "meetings", "meetings", "follow-up",
    ]  # fmt: skip
    assert found[4].rows[0].text.endswith("Сарбанд is closed.")


def test_nothing_is_looked_for_with_one_letter_and_nothing_is_found_by_strangers(cast):
    assert find("c", cast.secretary) == []
    assert find("Safety", cast.stranger) == []
    assert find("Safety", cast.secretary) != []


def test_search_finds_in_any_spelling_only_what_the_reader_may_see(cast, signed_in):
    approved(cast, texts=(("action", "Ҷумҳурии Тоҷикистон"), ("decided", "Ҷумҳурӣ")))
    item = ActionItem.objects.get()
    link = f"/follow-up/{item.pk}/"
    for spelling in ("чумхурии", "Љумњурии", "ҷумҳурии"):
        assert link in signed_in(cast.focal).get("/search/", {"q": spelling}).content.decode(), spelling
        assert link not in signed_in(cast.member).get("/search/", {"q": spelling}).content.decode()
