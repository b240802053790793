"""How django-allauth is fitted to this house: no self sign-up, letters through our outbox, delay instead of lock-out."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from iiwg.accounts import limits
from iiwg.accounts.services import send_password_letter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation only; a forgotten password is answered through the outbox."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _("Too many wrong passwords. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """allauth writes one kind of letter here: recovering a password."""
        user = context.get("user")
        if template_prefix == "account/email/password_reset_key" and user:
            send_password_letter(user, path=context["password_reset_url"], language=get_language(), by=user)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Who tries many accounts from one network waits; a browser that is known to the account does not wait for others."""
        email = credentials.get("email", "")
        if not limits.is_known(request, email) and not ratelimit.consume(request, action="unknown_browser"):
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return limits.counted_as(request, credentials.get("email", ""))

    def login(self, request, user):
        """From now on this browser is known."""
        super().login(request, user)
        limits.remember(request, user.email)

    def set_password(self, user, password):
        """So is the one in which a password is set by a link of a letter."""
        super().set_password(user, password)
        if self.request:
            limits.remember(self.request, user.email)
