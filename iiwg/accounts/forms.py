"""The forms of signing in, without words of the library that have no translation."""

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as MfaReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from iiwg.accounts.factor_keys import Unreadable


class SignInForm(LoginForm):
    """Signing in. The page itself links to the forgotten password, below the button."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)  # it would only repeat the label


class PasswordAgainForm(ReauthenticateForm):
    """The password once more."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class _Code:
    """A field for a code: a phone shows digits, or fills it in by itself."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label, code.help_text = _("Code"), _("Six digits from the app, or one of your recovery codes.")
        code.widget.attrs.pop("placeholder", None)
        code.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}

    def clean_code(self):
        """The code, compared with the key that is kept; without the key, what to do."""
        try:
            return super().clean_code()
        except Unreadable:
            raise ValidationError(
                _("The site cannot check your codes any more, because its own secret was changed. Ask the "
                  "secretariat: with an administrator it lets you set up a new second factor.")
            ) from None  # fmt: skip


class CodeForm(_Code, AuthenticateForm):
    """The code asked at signing in."""


class CodeAgainForm(_Code, MfaReauthenticateForm):
    """The code asked once more."""


class FirstCodeForm(_Code, ActivateTOTPForm):
    """The code that proves that the app knows the key."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("Six digits from the app.")


class PasskeyForm(AddWebAuthnForm):
    """A new passkey."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call this device")


class PasskeyNameForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call this device")
