"""Files in the format of age (https://age-encryption.org/v1): to one or several public keys, read with the secret of any.

A program of that name opens them too, on any computer and without this site. A key for each file is wrapped to every recipient
(X25519, HKDF, ChaCha20-Poly1305); the content follows in pieces, the last of them marked, so that nothing is cut off unseen.
"""

import os
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from hmac import compare_digest
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from iiwg.backup import bech32

VERSION = b"age-encryption.org/v1"
PUBLIC, SECRET = "age", "age-secret-key-"
PIECE, TAG = 64 * 1024, 16
LONGEST_LINE, MOST_LINES = 100, 100
ONCE = bytes(12)  # the nonce of a key that encrypts one thing only


class WrongKey(Exception):
    """None of the secrets opens the file, or it is not as it was written."""


def public_key(text: str) -> bytes:
    """The key of a line as age1…; ValueError where it is none."""
    return bech32.decode(text, PUBLIC)


def secrets_in(text: str) -> list[bytes]:
    """The secrets of a file as age-keygen writes it; ValueError where a line is none."""
    lines = (line.strip() for line in text.splitlines())
    return [bech32.decode(line, SECRET) for line in lines if line and not line.startswith("#")]


def encrypt(source: Path, target: Path, recipients: Sequence[bytes]) -> None:
    """Write a new file that only the owners of these public keys can read."""
    file_key, salt = os.urandom(16), os.urandom(16)
    head = b"\n".join([VERSION, *(line for key in recipients for line in _wrapped(file_key, key)), b"---"])
    with source.open("rb") as plain, target.open("xb") as sealed:
        sealed.write(head + b" " + _encoded(_mac(file_key, head)) + b"\n" + salt)
        cipher = ChaCha20Poly1305(_derived(file_key, salt, b"payload"))
        for nonce, piece in _pieces(plain, PIECE):
            sealed.write(cipher.encrypt(nonce, piece, None))


def check_opens(source: Path, secrets: Sequence[bytes]) -> None:
    """WrongKey unless one of these secrets opens the file; nothing is written."""
    with source.open("rb") as sealed:
        _file_key(sealed, secrets)


def decrypt(source: Path, target: Path, secrets: Sequence[bytes]) -> None:
    """Write what is in a file into a new one; WrongKey when it is not as it was written."""
    with source.open("rb") as sealed, target.open("xb") as plain:
        cipher = ChaCha20Poly1305(_derived(_file_key(sealed, secrets), sealed.read(16), b"payload"))
        try:
            for nonce, piece in _pieces(sealed, PIECE + TAG):
                plain.write(cipher.decrypt(nonce, piece, None))
        except InvalidTag as error:
            raise WrongKey from error


def _pieces(file: BinaryIO, size: int) -> Iterator[tuple[bytes, bytes]]:
    """What is left of a file in pieces, each with its nonce: a counter, and whether it is the last."""
    number, piece = 0, file.read(size)
    while True:
        following = file.read(size)
        yield number.to_bytes(11, "big") + (b"\0" if following else b"\1"), piece
        if not following:
            return
        number, piece = number + 1, following


def _wrapped(file_key: bytes, recipient: bytes) -> tuple[bytes, bytes]:
    """The two lines of the head that let a recipient find the key of the file."""
    passing = X25519PrivateKey.generate()
    share = passing.public_key().public_bytes_raw()
    shared = passing.exchange(X25519PublicKey.from_public_bytes(recipient))
    body = ChaCha20Poly1305(_wrap_key(shared, share, recipient)).encrypt(ONCE, file_key, None)
    return b"-> X25519 " + _encoded(share), _encoded(body)


def _file_key(sealed: BinaryIO, secrets: Sequence[bytes]) -> bytes:
    """The key of a file; what follows its head is read next."""
    lines, end = _head(sealed)
    for secret in secrets:
        for line, body in zip(lines, lines[1:], strict=False):
            if line.startswith(b"-> X25519 "):
                key = _unwrapped(_decoded(line.split(b" ")[2]), _decoded(body), secret)
                if key and compare_digest(_mac(key, b"\n".join([*lines, b"---"])), _decoded(end)):
                    return key
    raise WrongKey


def _head(sealed: BinaryIO) -> tuple[list[bytes], bytes]:
    """The lines before the last of the head, and the digest in the last."""
    lines: list[bytes] = []
    while len(lines) < MOST_LINES:
        line = sealed.readline(LONGEST_LINE).removesuffix(b"\n")
        if line.startswith(b"--- ") and lines[:1] == [VERSION]:
            return lines, line.removeprefix(b"--- ")
        lines.append(line)
    raise WrongKey


def _unwrapped(share: bytes, body: bytes, secret: bytes) -> bytes | None:
    """The key of the file, where it was wrapped to the owner of this secret."""
    own = X25519PrivateKey.from_private_bytes(secret)
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(share))
        key = _wrap_key(shared, share, own.public_key().public_bytes_raw())
        return ChaCha20Poly1305(key).decrypt(ONCE, body, None)
    except (InvalidTag, ValueError):
        return None


def _wrap_key(shared: bytes, share: bytes, recipient: bytes) -> bytes:
    return _derived(shared, share + recipient, VERSION + b"/X25519")


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=salt, info=purpose).derive(key)


def _mac(file_key: bytes, head: bytes) -> bytes:
    digest = HMAC(_derived(file_key, b"", b"header"), SHA256())
    digest.update(head)
    return digest.finalize()


def _encoded(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    try:
        return b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError:
        return b""
