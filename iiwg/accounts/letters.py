"""How the accounts floor hands its letters up to the outbox, which lives on a higher floor and brings the function."""

from iiwg.accounts.models import User
from iiwg.workflow.rooms import brought


def send(user: User, code: str, subject: str, text: str, *, path: str = "") -> None:
    """Put a letter to a user into the outbox."""
    for post in brought("letters_to_users"):
        post(user, code, subject, text, path)
