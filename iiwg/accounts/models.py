"""Accounts: a person who signs in. Who that person is in the group is told by the members room."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from guardian.mixins import GuardianUserMixin

from iiwg.database.aggregates import SEPARATOR, Joined
from iiwg.database.fields import FoldedField


class UserManager(BaseUserManager["User"]):
    """Makes accounts; an account without a password waits for its invitation to be answered."""

    def create_user(self, email, password=None, **fields):
        """An account for an e-mail address."""
        user = self.model(email=self.normalize_email(email).strip(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username):
        return self.get(email_folded=(username or "").strip().casefold())

    def active(self):
        """Accounts that may sign in."""
        return self.filter(is_active=True)

    def with_second_factor(self):
        """Accounts that have more than a password; recovery codes alone are none."""
        return self.active().filter(authenticator__type__in=("totp", "webauthn")).distinct()

    def with_role_codes(self):
        """Accounts with their roles, so that asking for these costs no query."""
        return self.annotate(joined_roles=Joined("groups__name"))

    def with_role(self, code):
        """Active accounts that hold a role."""
        return self.active().filter(groups__name=code)


class User(GuardianUserMixin, AbstractBaseUser, PermissionsMixin):
    """One account: an e-mail address, a name to show, a language. Never deleted, only deactivated."""

    email = models.EmailField(_("e-mail address"), max_length=200)
    email_folded = FoldedField("email", max_length=200, unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    deactivated_at = models.DateTimeField(null=True, blank=True)
    # Somebody says that the second factor is lost; a second person confirms it.
    recovery_asked_at = models.DateTimeField(null=True, blank=True)
    recovery_asked_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_active=True, deactivated_at__isnull=True)
                | Q(is_active=False, deactivated_at__isnull=False),
                name="accounts_user_deactivated_when",
            ),
            models.CheckConstraint(
                condition=Q(recovery_asked_at__isnull=True, recovery_asked_by__isnull=True)
                | Q(recovery_asked_at__isnull=False, recovery_asked_by__isnull=False),
                name="accounts_user_recovery_asked_by",
            ),
        ]

    def __str__(self):
        return self.name or self.email

    @cached_property
    def role_codes(self) -> frozenset[str]:
        """Codes of the roles this account holds."""
        known = vars(self)
        if "joined_roles" in known:
            return frozenset((known["joined_roles"] or "").split(SEPARATOR)) - {""}
        return frozenset(self.groups.values_list("name", flat=True))

    def has_role(self, code: str) -> bool:
        """Whether this active account holds a role."""
        return self.is_active and code in self.role_codes
