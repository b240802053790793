"""The form in which a meeting is planned: short, the rest folded."""

import re

import pytest

from tests.scenes import held

pytestmark = pytest.mark.django_db


def test_planning_asks_when_where_and_which_and_folds_the_rest(cast, signed_in):
    held(cast, sequence=6)
    page = signed_in(cast.secretary).get("/meetings/plan/").content.decode()
    form = page[page.index("<main") :]
    short, more = form.split('<details class="fold">')
    asked = re.findall(r'<(?:input|select|textarea)[^>]* ?name="([a-z_]+)"', short)
    assert [name for name in asked if name != "csrfmiddlewaretoken"] == [
        "held_on", "starts_at", "ends_at", "place_tg", "place_ru", "place_en", "format", "sequence",
    ]  # fmt: skip
    assert re.search(r'name="sequence" value="7"', short)
    assert all(f'name="{name}"' in more for name in ("kind", "host", "presiding", "title_ru", "note"))


def test_more_stands_open_where_something_in_it_was_refused(cast, signed_in):
    sent = {"held_on": "2027-01-15", "kind": "regular", "access": "members", "time_zone": "Nowhere"}
    page = signed_in(cast.secretary).post("/meetings/plan/", sent).content.decode()
    assert '<details class="fold" open>' in page
    page = signed_in(cast.secretary).post(
        "/meetings/plan/", sent | {"time_zone": "Asia/Dushanbe", "held_on": ""}
    )
    assert '<details class="fold" open>' not in page.content.decode()
