"""A password that anybody who knows the person would try: the words of the group, the office, the name, the address."""

import re
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from iiwg.database.fold import fold
from iiwg.workflow.rooms import brought

SHORTEST_WORD = 4  # letters: shorter ones stand in many words
LEAST_REST = 6  # characters that must be left when such words are taken out
GROUP = ("iiwg", "tailings", "tailing", "хвостохранилище", "хвостохранилищ", "маҳфузгоҳ", "партовгоҳ", "tajikistan",
         "таджикистан", "тоҷикистон", "dushanbe", "душанбе", "password", "пароль", "secretariat", "секретариат")  # fmt: skip


class NotOfContext(UserAttributeSimilarityValidator):
    """Refuses a password that is like name or address, or little more than such words with a number behind them."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("name", "email"))

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError with a sentence."""
        super().validate(password, user)
        rest = fold(password)
        for word in sorted(_words(user), key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(rest) < min(LEAST_REST, len(password)):
            raise ValidationError(
                _("This password is made of your name, your office or the group. Others would try it first."),
                code="password_of_context",
            )


def _words(user: Any) -> set[str]:
    texts: list[str] = list(GROUP)
    if user is not None and user.pk:
        texts += [user.name, user.email]
        texts += [text for words in brought("words_around") for text in words(user)]
    return set(_long_words(texts))


def _long_words(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from (word for word in re.split(r"\W+|_", fold(text or "")) if len(word) >= SHORTEST_WORD)
