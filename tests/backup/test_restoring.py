"""Nothing is written before everything was looked at."""

import tarfile
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

from iiwg.backup import sums
from iiwg.database import dumps
from iiwg.documents.models import DocumentVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(back_up, empty_place):
    """A backup, and the empty place it is to go to; loading the database only notes that it was asked for."""
    folder = back_up()
    empty_place()
    return folder


@pytest.fixture
def loaded(monkeypatch):
    """The files the database was asked to take."""
    asked = []
    monkeypatch.setattr(dumps, "load", asked.append)
    return asked


def refused(folder) -> str:
    """Why a backup is not put back."""
    with pytest.raises(CommandError) as refusal:
        call_command("restore", str(folder))
    assert str(refusal.value).startswith("Nothing was restored. ")
    return str(refusal.value)


def no_sums(made):
    (made / "SHA256SUMS").unlink()


def list_anew(made):
    """The checksums are right again, as after a forger."""
    no_sums(made)
    sums.write(made)


def garbled_sums(made):
    (made / "SHA256SUMS").write_bytes(b"\xff\xfe\nnothing\n")


def only(name):
    def cut(made):
        (made / name).unlink()
        list_anew(made)

    return cut


def missing(made):
    (made / "media.tar").unlink()


def changed(made):
    with (made / "media.tar").open("r+b") as file:
        file.seek(600)
        file.write(b"forged")


def of_another_kind(made):
    (other,) = dumps.NAMES.keys() - {dumps.name()}
    (made / dumps.name()).rename(made / other)


def outside(made):
    with tarfile.open(made / "media.tar", "w") as tar:
        entry = tarfile.TarInfo("../escaped.txt")
        entry.size = 1
        tar.addfile(entry, BytesIO(b"x"))
    list_anew(made)


def no_tar(made):
    (made / "media.tar").write_bytes(b"no tar" * 200)
    list_anew(made)


def no_database(made):
    (made / dumps.name()).write_bytes(b"no database" * 200)
    list_anew(made)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (no_sums, "it has no SHA256SUMS"),
        (garbled_sums, "SHA256SUMS does not name database"),
        (only("media.tar"), "SHA256SUMS does not name media.tar"),
        (missing, "media.tar is missing"),
        (changed, "media.tar is not as it was written"),
        (of_another_kind, "but DATABASE_URL names another kind"),
        (outside, "holds something that is no document: ../escaped.txt"),
        (no_tar, "media.tar cannot be read"),
        (no_database, "is not the database of a site"),
    ],
)
def test_a_backup_that_is_not_whole_is_refused(damage, words, made, loaded, settings):
    damage(made)
    assert words in refused(made)
    assert loaded == []
    assert not settings.MEDIA_ROOT.exists()


def test_a_backup_without_its_database_is_refused(made, loaded):
    only(dumps.name())(made)
    assert f"SHA256SUMS does not name {dumps.name()}" in refused(made)
    assert loaded == []


def test_a_database_that_is_not_empty_is_refused(made, loaded, settings, monkeypatch):
    monkeypatch.setattr(dumps, "tables", lambda: ["a", "b"])
    assert "The database is not empty (2 tables)" in refused(made)
    assert not settings.MEDIA_ROOT.exists()


def test_a_folder_of_documents_that_is_not_empty_is_refused(made, loaded, settings):
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "mine.pdf").write_bytes(b"x")
    assert "is not empty" in refused(made)
    assert [path.name for path in settings.MEDIA_ROOT.iterdir()] == ["mine.pdf"]
    assert loaded == []


def test_a_disk_without_room_is_refused(made, loaded, settings, monkeypatch):
    class Full:
        free = 1000

    monkeypatch.setattr("iiwg.backup.media.shutil.disk_usage", lambda _folder: Full)
    assert "There is no room for the documents" in refused(made)
    assert not settings.MEDIA_ROOT.exists()


@pytest.mark.django_db(transaction=True)
def test_a_backup_of_newer_code_is_refused(back_up, settings, tmp_path, loaded):
    had = MigrationRecorder.Migration.objects.create(app="meetings", name="0999_next_year")
    try:
        folder = back_up()
    finally:
        had.delete()
    settings.MEDIA_ROOT = tmp_path / "restored"
    assert "this one does not know meetings.0999_next_year" in refused(folder)
    assert not settings.MEDIA_ROOT.exists()


def test_documents_come_back_with_the_database(made, loaded, settings):
    name = DocumentVersion.objects.get().file.name
    call_command("restore", str(made), stdout=StringIO())
    assert loaded == [made / dumps.name()]
    restored = settings.MEDIA_ROOT / name
    assert restored.read_bytes() == b"%PDF-1.7 a signed scan"
    assert restored.stat().st_mode & 0o777 == 0o640


def test_a_database_that_fails_takes_the_documents_away_again(made, settings, monkeypatch):
    def fails(_source):
        raise dumps.Failed("pg_restore failed")

    monkeypatch.setattr(dumps, "load", fails)
    assert "pg_restore failed" in refused(made)
    assert list(settings.MEDIA_ROOT.iterdir()) == []
