"""What a letter is made of: a recipient, and a notice with its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils import translation


@dataclass(frozen=True)
class Recipient:
    """Who a letter goes to: a user, or an address with a name and a language.

    key tells recipients of reminders apart ("institution:5"); without e-mail the notice stays on the site.
    """

    email: str = ""
    name: str = ""
    language: str = "tg"
    user_id: int | None = None
    key: str = ""

    @classmethod
    def of(cls, user) -> "Recipient":
        """The recipient that is a user."""
        return cls(user.email, str(user), user.language, user.pk, f"user:{user.pk}")


@dataclass(frozen=True)
class Notice:
    """The words of a letter, lazily translated; %(name)s places are filled at writing."""

    code: str
    subject: object
    text: object


def write(notice: Notice, language: str, values: Mapping[str, object]) -> tuple[str, str]:
    """Subject and text of a notice in a language; a callable value is called while that language is active."""
    with translation.override(language):
        filled = {name: _said(value) for name, value in values.items()}
        return str(notice.subject) % filled, str(notice.text) % filled


def _said(value: object | Callable) -> str:
    return str(value() if callable(value) else value)
