"""How long a link that sets a password is good for: a week for an invitation, an hour where a password is set already."""

from typing import Any

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from django.conf import settings
from django.utils.http import base36_to_int


class PasswordLinks(EmailAwarePasswordResetTokenGenerator):
    """The tokens in such links; each dies with its use, with a new password and with the next signing in."""

    def check_token(self, user: Any, token: str | None) -> bool:
        """Whether a link still sets the password of this account."""
        if not super().check_token(user, token):
            return False
        return not user.has_usable_password() or self._age(str(token)) <= settings.PASSWORD_RECOVERY_SECONDS

    def _age(self, token: str) -> int:
        """Seconds since the link was made, which its first part says and its second part seals."""
        made = base36_to_int(token.partition("-")[0])
        return self._num_seconds(self._now()) - made  # type: ignore[attr-defined]
