"""How django-allauth is fitted to this house: no self sign-up, letters through our outbox, delay instead of lock-out."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from iiwg.accounts import factor_keys, limits, proof, services
from iiwg.accounts.sessions import BEGUN_AT
from iiwg.audit.actors import SYSTEM


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
            services.send_password_letter(
                user, path=context["password_reset_url"], language=get_language(), by=user
            )

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Who tries many accounts from one network waits; a browser that is known to the account does not wait for others."""
        email = credentials.get("email", "")
        if not limits.is_known(request, email) and not ratelimit.consume(request, action="unknown_browser"):
            self._refuse(email)
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            self._refuse(email)

    def _refuse(self, email: str) -> None:
        if limits.is_news(email):
            services.note_delay(email, by=SYSTEM)
        raise self.validation_error("too_many_login_attempts")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return limits.counted_as(request, credentials.get("email", ""))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """The record of actions knows each wrong password for an account there is."""
        services.note_wrong_password(credentials.get("email", ""), by=SYSTEM)

    def reauthenticate(self, user, password):
        """The password once more, counted as at signing in."""
        return self.authenticate(self.request, email=user.email, password=password) == user

    def is_reauthentication_required(self, *, app: str, **_options: Any) -> bool:
        """Not right after signing in, nor where the site asks nobody twice."""
        return bool(settings.ASK_AGAIN_MINUTES) and not proof.was_given_lately(self.request)

    def login(self, request, user):
        """From now on this browser is known."""
        super().login(request, user)
        request.session[BEGUN_AT] = int(timezone.now().timestamp())
        limits.remember(request, user.email)
        services.note_sign_in(user, by=user)
        services.drop_unreadable_factors(user, by=user)

    def set_password(self, user, password):
        """So is the one in which a password is set by a link of a letter."""
        super().set_password(user, password)
        if self.request:
            limits.remember(self.request, user.email)


class SecondFactorAdapter(DefaultMFAAdapter):
    """What an app on a phone and a passkey are called; how their keys are kept."""

    def encrypt(self, text: str) -> str:
        return factor_keys.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return factor_keys.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        return gettext("Working group on tailings safety")

    def generate_authenticator_name(self, user, type):  # noqa: A002  the library names it so
        number = services.factors_of(user).filter(type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}
