"""The settings of signing in: accounts, passwords, second factors, sessions."""

from iiwg.environment import env, env_flag, env_number, env_words

_PRODUCTION = env_flag("IIWG_PRODUCTION")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "iiwg.accounts.backends.Accounts",
]
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "iiwg.accounts.passwords.NotOfContext"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
_OF_WHOM = ("administrator", "secretariat", "observer", "chairs", "nobody")
_USUAL = "administrator,secretariat,chairs" if _PRODUCTION else "nobody"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "iiwg.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_FORMS = {
    "login": "iiwg.accounts.forms.SignInForm",
    "reauthenticate": "iiwg.accounts.forms.PasswordAgainForm",
    "reset_password": "iiwg.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "iiwg.accounts.forms.NewPasswordForm",
    "change_password": "iiwg.accounts.forms.OtherPasswordForm",
}
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser: desks are shared
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "iiwg.accounts.links.PasswordLinks"
# What is counted, and under whom: `iiwg.accounts.limits`. A minute passes; nobody is locked out.
ACCOUNT_RATE_LIMITS = {
    "login": "",  # it would count everybody behind one address together
    "unknown_browser": "30/m/ip",
    "login_failed": "5/m/key",
    "reset_password": "20/m/ip,5/m/key",
    "check": "30/m/ip",  # whether a paper is known
}
# Beside the password: of whom a second factor is asked (roles; "chairs" are those who chair, their deputies and who is
# next), and after how many minutes the password is asked again before something is approved or published; 0: never.
SECOND_FACTOR = env_words("IIWG_SECOND_FACTOR", _USUAL, known=_OF_WHOM) - {"nobody"}
ASK_AGAIN_MINUTES = env_number("IIWG_ASK_AGAIN_MINUTES", 15 if _PRODUCTION else 0)
ACCOUNT_REAUTHENTICATION_TIMEOUT = ASK_AGAIN_MINUTES * 60
MFA_ADAPTER = "iiwg.accounts.adapter.SecondFactorAdapter"
# Still reads the keys of second factors: `iiwg.accounts.factor_keys`.
SECRET_KEY_BEFORE = env("IIWG_SECRET_KEY_BEFORE")
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "iiwg.accounts.forms.CodeForm",
    "reauthenticate": "iiwg.accounts.forms.CodeAgainForm",
    "activate_totp": "iiwg.accounts.forms.FirstCodeForm",
    "add_webauthn": "iiwg.accounts.forms.PasskeyForm",
    "edit_webauthn": "iiwg.accounts.forms.PasskeyNameForm",
}
MFA_TOTP_TOLERANCE = 1  # half a minute either way: clocks of phones
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation went to the address
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _PRODUCTION
SESSION_LONGEST_SECONDS = env_number("IIWG_SESSION_HOURS", 12) * 60 * 60  # however busy one is
SESSION_COOKIE_AGE = 60 * 20  # idle; the editor saves by itself, and unsent text stays on the device
SESSION_ENGINE = "iiwg.accounts.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24 * 7  # an invitation is answered within a week
PASSWORD_RECOVERY_SECONDS = 60 * 60  # a link that replaces a password that is set
