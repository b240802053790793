"""The frame of a page on a phone: little of the screen, and everything within reach."""

import pytest

from members.terms.services import terms
from tests import cast as cast_module
from tests.scenes import day

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME = "Гурӯҳи кории байниидоравӣ оид ба масъалаҳои бехатарии партовгоҳҳои саноатӣ ва идоракунии захираҳои об"


@pytest.mark.parametrize("language", ["tg", "ru"])
def test_the_frame_leaves_the_screen_to_the_page(open_as, language):
    cast = cast_module.build()
    draft = terms.copy_to_draft(cast.terms, code="LONG", by=cast.secretary)
    terms.change_draft(draft, name_tg=NAME, name_ru=NAME, by=cast.secretary)
    terms.apply_provisionally(draft, starts_on=day(), by=cast.secretary)
    page = open_as(cast.secretary, language, phone=True)
    page.goto("/meetings/")
    assert page.locator("header.top").bounding_box()["height"] <= 100
    page.locator("header.top details summary").click()
    assert page.locator(".sheet").get_by_text(NAME).is_visible()
    assert page.locator(".sheet .languages button").count() == 3
    page.keyboard.press("Escape")
    page.locator("header.top a.find").click()
    page.fill("main input[name=q]", "нест")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=**")
    assert page.locator("main .empty").is_visible()
