"""The forms of signing in, without words of the library that have no translation."""

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as MfaReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from iiwg.accounts.factor_keys import Unreadable


class _LabelsAlone:
    """A form of the library without its placeholders: each of them only repeats the label."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignInForm(_LabelsAlone, LoginForm):
    """Signing in. The page itself links to the forgotten password, below the button."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class PasswordAgainForm(_LabelsAlone, ReauthenticateForm):
    """The password once more."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ForgottenPasswordForm(_LabelsAlone, ResetPasswordForm):
    """The address to which the link goes that sets a password."""


class NewPasswordForm(_LabelsAlone, ResetPasswordKeyForm):
    """The password that is set behind such a link."""


class OtherPasswordForm(_LabelsAlone, ChangePasswordForm):
    """Another password for the own account."""


class _Code(_LabelsAlone):
    """A field for a code: a phone shows digits, or fills it in by itself."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label, code.help_text = _("Code"), _("Six digits from the app, or one of your recovery codes.")
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
