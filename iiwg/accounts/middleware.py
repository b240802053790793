"""Signing in is required everywhere but on the short public list."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.utils import translation

# Views of libraries that must work before signing in; our own are declared with `public`.
PUBLIC_NAMES = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "mfa_authenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
    }
)


class SignInRequired:
    """Sends strangers to the sign-in page and asks the permission each URL declares."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(self, request, view, args, kwargs):
        """Ask before the view runs."""
        request.permission_asked = False
        if request.resolver_match.view_name in PUBLIC_NAMES:
            return None
        permission = getattr(view, "permission", "accounts.use")
        if permission is None:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not getattr(view, "on_object", False):
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return None
        response = view(request, *args, **kwargs)
        if not request.permission_asked and response.status_code < 400:
            raise RuntimeError(f"{request.resolver_match.view_name} did not ask its permission on an object")
        return response
