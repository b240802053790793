"""Of whom a second factor is asked: a word that is mistyped is refused, as it would ask nobody."""

import pytest

from iiwg.environment import env_words

NAME, KNOWN = "IIWG_SECOND_FACTOR", ("administrator", "chairs", "nobody")


@pytest.mark.parametrize(
    ("given", "words"),
    [("", {"nobody"}), ("chairs, administrator", {"chairs", "administrator"}), ("nobody", {"nobody"})],
)
def test_words_are_read(monkeypatch, given, words):
    monkeypatch.setenv(NAME, given)
    assert env_words(NAME, "nobody", known=KNOWN) == words


@pytest.mark.parametrize("given", ["administrators", "chairs,", "chairs;administrator"])
def test_a_mistyped_word_is_refused_with_a_sentence(monkeypatch, given):
    monkeypatch.setenv(NAME, given)
    with pytest.raises(SystemExit, match="It knows administrator, chairs, nobody"):
        env_words(NAME, "nobody", known=KNOWN)
