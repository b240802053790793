"""What of users and roles waits for an administrator, on the home page."""

from collections.abc import Iterator

from iiwg.accounts.models import User
from iiwg.accounts.roles import SECRETARIAT
from iiwg.accounts.rules import is_administrator
from iiwg.pages.brought import Section, Urgency


def sections(user) -> Iterator[Section]:
    """That nobody serves as secretariat yet."""
    if is_administrator(user) and not User.objects.with_role(SECRETARIAT).exists():
        yield Section("desk/administration/home.html", urgency=Urgency.BLOCKING)
