"""Boxes and buttons to tick, on a phone: the words of a choice stand beside its box, on every line of them."""

import pytest

from tests import cast as cast_module
from tests.browser.conftest import scan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# For each box: how many lines its words take, and whether all of them begin to the right of it.
LINES = """() => [...document.querySelectorAll("main input[type=checkbox], main input[type=radio]")].map((box) => {
  const words = document.createRange();
  words.selectNodeContents(box.labels[0]);
  if (box.labels[0].contains(box)) words.setStartAfter(box);
  const lines = [...words.getClientRects()].filter((line) => line.width > 1);
  const right = box.getBoundingClientRect().right;
  return [new Set(lines.map((line) => Math.round(line.top))).size, lines.every((line) => line.left > right)];
})"""


def test_the_words_of_a_choice_hang_beside_its_box(open_as, live_server):
    cast = cast_module.build()
    page = open_as(cast.administrator, "ru", phone=True)
    page.goto("/settings/invite/")
    scan(page)
    choices = page.evaluate(LINES)
    assert max(lines for lines, _beside in choices) > 1
    assert [beside for _lines, beside in choices] == [True] * len(choices)
