"""How django-allauth is fitted to this house: no self sign-up, letters through our outbox."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import get_language

from iiwg.accounts.services import send_password_letter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation only; a forgotten password is answered through the outbox."""

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """allauth writes one kind of letter here: recovering a password."""
        user = context.get("user")
        if template_prefix == "account/email/password_reset_key" and user:
            send_password_letter(user, path=context["password_reset_url"], language=get_language(), by=user)
