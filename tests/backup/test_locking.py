"""Encrypted backups: nobody reads them without the key, and nothing is written with a wrong one."""

import tarfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from iiwg.backup import sums
from iiwg.database import dumps
from tests.backup.conftest import SCAN

pytestmark = pytest.mark.django_db
SECRET = "AGE-SECRET-KEY-109FPX4D6S2ZQYTERL67PDFARPVMN5LYX5CJTAGNA0MGFRA02TNUQ6MAQHE"
PUBLIC = "age1k9zhsp4ss00q7hwyvkyg9sdat6mzcgtjl5awujtrxrn30dx4052ssztkez"
OTHER_SECRET = "AGE-SECRET-KEY-1PD5TJWT3V63UQANFRVSC532S0UG6P2EZT9JT8FX6SHFE6QEUKZRSYHKQ27"
OTHER = "age159gnlsq7zqp9rqk8w23sgaztwh4s46f5r00z3txa87an6vu6jpnqpq9cn9"


def secret_file(folder, *lines):
    """A file as age-keygen writes it."""
    file = folder / "backup.key"
    file.write_text("\n".join(["# created: 2026-11-21T02:30:00Z", f"# public key: {PUBLIC}", *lines, ""]))
    return file


@pytest.fixture
def made(back_up, settings, empty_place):
    """An encrypted backup, and the empty place it is to go to."""
    settings.BACKUP_TO = [OTHER, PUBLIC]
    folder = back_up()
    empty_place()
    return folder


@pytest.fixture
def loaded(monkeypatch):
    """What the database was asked to take."""
    asked = []
    monkeypatch.setattr(dumps, "load", lambda source: asked.append((source, source.read_bytes())))
    return asked


def refused(folder, settings, **options) -> str:
    """Why it is not put back; nothing was written."""
    with pytest.raises(CommandError) as refusal:
        call_command("restore", str(folder), **options)
    assert not settings.MEDIA_ROOT.exists()
    assert list(settings.VAR.glob("restore-*")) == []
    return str(refusal.value)


def test_nothing_in_the_folder_can_be_read(made, document):
    assert sorted(part.name for part in made.iterdir()) == [
        "SHA256SUMS",
        f"{dumps.name()}.age",
        "media.tar.age",
    ]
    for part in made.iterdir():
        content = part.read_bytes()
        assert SCAN not in content
        assert b"django_migrations" not in content
        assert content.startswith(b"age-encryption.org/v1\n") or part.name == "SHA256SUMS"
    assert dumps.name().encode() + b".age" in (made / "SHA256SUMS").read_bytes()


@pytest.mark.parametrize("secret", [SECRET, OTHER_SECRET], ids=["one key", "the other"])
def test_with_either_key_all_is_put_back(made, loaded, document, settings, tmp_path, secret):
    call_command("restore", str(made), key=secret_file(tmp_path, secret), stdout=StringIO())
    assert (settings.MEDIA_ROOT / document.file.name).read_bytes() == SCAN
    ((source, content),) = loaded
    assert source.name == dumps.name()
    assert content.startswith((b"SQLite format 3", b"PGDMP"))
    assert list(settings.VAR.glob("restore-*")) == []


def test_without_the_key_or_with_a_wrong_one_nothing_is_written(made, loaded, settings, tmp_path):
    assert "This backup is encrypted" in refused(made, settings)
    wrong = secret_file(
        tmp_path, "AGE-SECRET-KEY-1FKLQ9LEQYYF07A8SGF2ERWFX3R4H4LE7KM6NJTJVSNES53JFS8RSAG3075"
    )
    assert "does not open" in refused(made, settings, key=wrong)
    assert "cannot be read as a secret key" in refused(made, settings, key=secret_file(tmp_path, SECRET[:-1]))
    assert "cannot be read as a secret key" in refused(made, settings, key=tmp_path / "nowhere")
    assert loaded == []


def test_a_part_that_was_cut_off_is_not_put_back(made, loaded, settings, tmp_path):
    part = made / "media.tar.age"
    part.write_bytes(part.read_bytes()[:-1])
    key = secret_file(tmp_path, SECRET)
    assert "its checksum differs" in refused(made, settings, key=key)
    (made / "SHA256SUMS").unlink()
    sums.write(made)  # as after a forger
    assert "media.tar.age, or it is not as it was encrypted" in refused(made, settings, key=key)
    assert loaded == []


def test_a_mistyped_key_makes_no_backup(back_up, backups, settings):
    settings.BACKUP_TO = [PUBLIC[:-1] + "q"]
    with pytest.raises(CommandError, match="IIWG_BACKUP_TO: age1k9.* is no public key of age"):
        back_up()
    assert list(backups.iterdir()) == []


def test_without_a_key_backups_stay_as_they_were(back_up):
    assert tarfile.is_tarfile(back_up() / "media.tar")
