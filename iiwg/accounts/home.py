"""What of lost second factors waits for an administrator or the secretariat, on the home page."""

from collections.abc import Iterator

from iiwg.accounts.models import User
from iiwg.accounts.services import is_recovery_open
from iiwg.pages.brought import Section, Urgency


def sections(user) -> Iterator[Section]:
    """Of whom somebody else said that the second factor is lost."""
    if not user.has_perm("accounts.recover"):
        return
    asked = User.objects.active().filter(recovery_asked_at__isnull=False)
    waiting = [
        lost for lost in asked.exclude(recovery_asked_by=user).exclude(pk=user.pk) if is_recovery_open(lost)
    ]
    if waiting:
        yield Section("accounts/home.html", {"lost": waiting}, urgency=Urgency.BLOCKING)
