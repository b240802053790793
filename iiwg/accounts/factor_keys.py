"""The keys of second factors as the database keeps them: encrypted, so that a copy of it alone yields no codes.

The key they are encrypted with follows from the secret of the site. When that is changed, the one before still reads them
as long as it is named (IIWG_SECRET_KEY_BEFORE), and `encrypt_all` writes them anew. It is not one of Django's
SECRET_KEY_FALLBACKS: those would go on accepting sessions and links that were signed with it.
"""

import base64
from contextlib import suppress

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import connection, transaction

NAMES = ("secret", "seed")  # in the data of an app with codes; in that of recovery codes
# How every text of Fernet begins; the keys themselves are capitals, or digits with a to f.
ENCRYPTED = "gAAAA"


class Unreadable(Exception):
    """The secret of the site was changed, and the one before is not named."""


def encrypt(text: str) -> str:
    """A key as the database keeps it."""
    return _with(settings.SECRET_KEY).encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """The key itself; Unreadable where it was encrypted with a secret that is not known any more."""
    if not text.startswith(ENCRYPTED):
        return text  # written by a version that kept it so
    secrets = [secret for secret in (settings.SECRET_KEY, settings.SECRET_KEY_BEFORE) if secret]
    try:
        return MultiFernet([_with(secret) for secret in secrets]).decrypt(text).decode()
    except InvalidToken:
        raise Unreadable from None


def encrypt_all() -> None:
    """Encrypt with the present secret what is kept in the clear or with the secret before; what is unreadable stays."""
    if Authenticator._meta.db_table not in connection.introspection.table_names():
        return
    with transaction.atomic():
        for row in Authenticator.objects.select_for_update():
            written = row.data | {name: _anew(text) for name, text in _keys_of(row).items()}
            if written != row.data:
                row.data = written
                row.save(update_fields=["data"])


def is_unreadable(row: Authenticator) -> bool:
    """Whether the key of an app or of recovery codes cannot be read; a passkey has none here."""
    try:
        for text in _keys_of(row).values():
            decrypt(text)
    except Unreadable:
        return True
    return False


def _keys_of(row: Authenticator) -> dict[str, str]:
    return {name: row.data[name] for name in NAMES if name in row.data}


def _anew(text: str) -> str:
    with suppress(InvalidToken):
        _with(settings.SECRET_KEY).decrypt(text)
        return text
    with suppress(Unreadable):
        return encrypt(decrypt(text))
    return text


def _with(secret: str) -> Fernet:
    """What encrypts under a secret of the site."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"iiwg second factors")
    return Fernet(base64.urlsafe_b64encode(derived.derive(secret.encode())))
