"""Who signs in. Who may do what is told by the predicates alone."""

from allauth.account.auth_backends import AuthenticationBackend

from iiwg.accounts.models import User


class Accounts(AuthenticationBackend):
    """allauth's way to sign in by e-mail address; it answers no question of permission, which would ask the database."""

    def get_user(self, user_id: int) -> User | None:
        """The account of a session with its roles, in one query; None where it may not sign in any more."""
        user = User.objects.with_role_codes().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def has_perm(self, user_obj, perm, obj=None) -> bool:
        """Nobody may anything by this."""
        return False

    def has_module_perms(self, user_obj, app_label) -> bool:
        """Nobody may anything by this."""
        return False
