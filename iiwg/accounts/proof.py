"""What is asked of a person beside the password of signing in: a second factor, and the password again after a pause."""

import time
from urllib.parse import urlencode, urlsplit

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

from iiwg.accounts.models import User
from iiwg.workflow.rooms import brought

CHAIRS = "chairs"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes alone are none
HAS_FACTOR = "has_second_factor"  # in the session of whoever was found to have one
SIGN_IN = ("account_", "mfa_")  # how the names of the pages about signing in begin


def is_factor_asked_of(user: User) -> bool:
    """Whether the site asks a second factor of an account: by its roles, or because its owner chairs."""
    asked = settings.SECOND_FACTOR
    return bool(asked & user.role_codes) or (
        CHAIRS in asked and any(chairs(user) for chairs in brought("chairs"))
    )


def has_factor(user: User) -> bool:
    """Whether an account has an app with codes or a passkey."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def was_given_lately(request) -> bool:
    """Whether password, code or passkey were given within the minutes after which they are asked again."""
    given = get_authentication_records(request, request.user)
    return bool(given) and time.time() - given[-1]["at"] < settings.ASK_AGAIN_MINUTES * 60


class AskProof:
    """Middleware that leads who lacks a second factor to the page that sets one up, and asks again before a grave act."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Before anything else of the page."""
        is_open = getattr(view, "permission", "accounts.use") is None
        if (
            not request.user.is_authenticated
            or is_open
            or request.resolver_match.view_name.startswith(SIGN_IN)
        ):
            return None
        if settings.SECOND_FACTOR and _lacks_factor(request):
            return redirect("mfa_index")
        if getattr(view, "asks_again", False) and request.method == "POST" and settings.ASK_AGAIN_MINUTES:
            if not was_given_lately(request):
                return redirect(
                    f"{reverse('account_reauthenticate')}?{urlencode({'next': _came_from(request)})}"
                )
        return None


def _lacks_factor(request) -> bool:
    if request.session.get(HAS_FACTOR) or not is_factor_asked_of(request.user):
        return False
    if has_factor(request.user):
        request.session[HAS_FACTOR] = True
        return False
    return True


def _came_from(request) -> str:
    """The page of this site with the button that was pressed."""
    page = urlsplit(request.headers.get("Referer", ""))
    return page.path if page.netloc == request.get_host() and page.path.startswith("/") else "/"
