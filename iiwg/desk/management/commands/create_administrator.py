"""Make the first administrator: an invitation goes out, or the password is read from standard input."""

import sys

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, no_translations

from iiwg.accounts.services import create_administrator
from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from members.institutions.models import Group

LANGUAGE_OF = {"TJ": "tg", "KZ": "ru"}


class Command(BaseCommand):
    """manage.py create_administrator anna@example.org"""

    help = "Make an administrator."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", default="")
        parser.add_argument(
            "--language", choices=dict(settings.LANGUAGES), help="of letters; else that of the country"
        )
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from standard input"
        )

    @no_translations
    def handle(self, email, **options):
        password = sys.stdin.readline().strip() if options["password_stdin"] else None
        if options["password_stdin"]:
            self._check(password or "")
        group = Group.get()
        language = options["language"] or LANGUAGE_OF.get(group.country if group else "", "en")
        try:
            create_administrator(email, name=options["name"], password=password, language=language, by=SYSTEM)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        sent = "" if password else f" A letter with a link that sets the password {self._where()}."
        self.stdout.write(f"{email} is an administrator.{sent}")

    def _check(self, password: str) -> None:
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def _where(self) -> str:
        """Where the letter is: on its way, or a file, as long as no mail server is named."""
        return "is on its way" if settings.EMAIL_URL else f"is a file in {settings.OUTBOX}"
