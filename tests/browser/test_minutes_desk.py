"""The minutes desk in a browser: what the keys do, what a due date shows, how long sixty lines are."""

import os

import pytest

from meetings.minutes.models import Line
from tests import cast as cast_module
from tests import scenes
from tests.browser.conftest import scan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def is_in(page) -> str:
    """The kind of the line whose text has the focus."""
    return page.evaluate(
        "document.activeElement.matches('textarea') && document.activeElement.form.dataset.kind"
    )


def wait_for_lines(page, number: int) -> None:
    """Until the page has so many lines."""
    page.wait_for_function(
        "number => document.querySelectorAll('form[data-line]').length === number", arg=number
    )


def test_keys_open_lines_and_what_is_missing_follows(open_as):
    cast = cast_module.build()
    draft = scenes.minutes(cast, texts=())
    page = open_as(cast.secretary)
    page.goto(f"/meetings/{draft.meeting_id}/minutes/edit/")
    page.click('button[name=kind][value="decided"]')
    wait_for_lines(page, 1)
    assert is_in(page) == "decided"
    page.keyboard.type("Take note.")
    page.wait_for_function("() => !document.getElementById('missing').textContent.includes('has no text')")
    page.keyboard.press("Control+Enter")
    wait_for_lines(page, 2)
    assert is_in(page) == "decided"
    page.keyboard.type("Report.")
    page.keyboard.press("Alt+Digit6")
    wait_for_lines(page, 3)
    assert is_in(page) == "action"
    assert page.locator(".outline a[aria-current]").count() == 1
    box = page.locator(".line-action")
    shown = [name for name in ("due_on", "quarter", "year", "due_meeting", "offset_days")
             if box.locator(f"[name$=-{name}]").is_visible()]  # fmt: skip
    assert shown == []
    box.locator("[name$=-due_kind]").select_option("quarter")
    assert box.locator("[name$=-quarter]").is_visible()
    assert not box.locator("[name$=-due_on]").is_visible()
    scan(page)
    page.wait_for_function("() => document.querySelectorAll('.line .line-status')[1].textContent === 'Saved'")
    assert sorted(Line.objects.values_list("texts__text", flat=True)) == ["", "Report.", "Take note."]
    assert page.errors_seen == []


def test_what_is_said_of_saving_moves_nothing(open_as):
    cast = cast_module.build()
    draft = scenes.minutes(cast, texts=(("decided", "Take note."),))
    page = open_as(cast.secretary, "tg")
    page.goto(f"/meetings/{draft.meeting_id}/minutes/edit/")
    status = page.locator(".line .line-status")
    heights = set()
    for words in ("", page.locator("#words").get_attribute("data-changed"), "x" * 60):
        status.evaluate("(status, words) => { status.textContent = words; }", words)
        heights.add(page.locator(".line").bounding_box()["height"])
    assert len(heights) == 1
    page.locator(".line textarea").fill("Take note of it.")
    page.wait_for_function(
        "word => document.querySelector('.line-status').textContent === word",
        arg=page.locator("#words").get_attribute("data-saved"),
    )
    page.click('button[name=kind][value="note"]')
    wait_for_lines(page, 2)
    assert Line.objects.get(kind="decided").version == 3  # leaving a text that is saved saves nothing


def test_sixty_lines_are_not_longer_than_ten_screens(open_as):
    cast = cast_module.build()
    kinds = ["heard", "spoke", "decided", "action", "note", "note"]
    draft = scenes.minutes(cast, texts=[(kinds[n % 6], f"Line {n} of the minutes.") for n in range(60)])
    page = open_as(cast.secretary)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"/meetings/{draft.meeting_id}/minutes/edit/")
    wait_for_lines(page, 60)
    if folder := os.environ.get("DESK_SHOTS"):
        page.screenshot(path=f"{folder}/desk.png")
    height = page.evaluate("document.querySelector('.minutes-item').scrollHeight")
    assert height < 10 * 800
