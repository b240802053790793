"""How the accounts floor hands its letters up to the outbox, which lives on a higher floor.

The notifications app gives its `post` function here when it starts; accounts never imports it.
"""

from collections.abc import Callable

_post: list[Callable] = []


def use(post: Callable) -> None:
    """Give the function that puts a letter into the outbox: post(user, code, subject, text, path)."""
    _post[:] = [post]


def send(user, code: str, subject: str, text: str, *, path: str = "") -> None:
    """Put a letter to a user into the outbox."""
    _post[0](user, code, subject, text, path)
