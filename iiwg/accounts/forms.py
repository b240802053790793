"""The sign-in form: an address and a password, without words of the library that have no translation."""

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """Signing in. The page itself links to the forgotten password, below the button."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)  # it would only repeat the label
