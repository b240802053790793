"""The text of a line as it is stored."""

import pytest

from meetings.minutes.texts.line_text import tidy

pytestmark = pytest.mark.django_db


def test_characters_no_word_processor_takes_are_dropped():
    assert tidy("a\x01b\x08c\x1bd\tе\nf\ufffe") == "abcd\tе\nf"
