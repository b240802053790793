"""A backup is whole or it is not there, and the site knows which."""

import fcntl
import os
import subprocess
import tarfile
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone

from iiwg.backup import media
from iiwg.database import dumps
from iiwg.health import signs

pytestmark = pytest.mark.django_db


def refused(back_up) -> str:
    """Why no backup was made; the site knows the same."""
    with pytest.raises(CommandError) as refusal:
        back_up()
    sign = signs.last(signs.BACKUP)
    assert not sign.ok
    assert sign.note == str(refusal.value)
    return str(refusal.value)


def named(folder, days: int, ending: str = ""):
    """A folder of a backup made some days ago."""
    moment = timezone.localtime() - timedelta(days=days)
    made = folder / f"{moment:%Y-%m-%d_%H%M%S}{ending}"
    made.mkdir()
    (made / "media.tar").write_bytes(b"x")
    return made


def test_a_backup_holds_database_documents_and_their_checksums(back_up, document, settings):
    made = back_up()
    assert sorted(os.listdir(made)) == ["SHA256SUMS", dumps.name(), "media.tar"]
    checked = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=made, check=False)
    assert checked.returncode == 0
    with tarfile.open(made / "media.tar") as tar:
        assert tar.getnames() == [document.file.name]
        assert tar.extractfile(document.file.name).read() == b"%PDF-1.7 a signed scan"
    assert signs.last(signs.BACKUP).ok


def test_nobody_else_may_read_a_backup(back_up):
    assert back_up().stat().st_mode & 0o077 == 0


def test_half_sent_uploads_stay_out_and_the_anchors_come_along(back_up, settings):
    (settings.MEDIA_ROOT / "incoming").mkdir()
    (settings.MEDIA_ROOT / "incoming" / "half").write_bytes(b"%PDF")
    (settings.MEDIA_ROOT / "anchors.txt").write_text("seal 7")
    made = back_up()
    with tarfile.open(made / "media.tar") as tar:
        assert not any("incoming" in name for name in tar.getnames())
        assert tar.extractfile("anchors.txt").read() == b"seal 7"


def test_a_subfolder_on_another_disk_is_followed(back_up, settings, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "old.pdf").write_bytes(b"%PDF")
    (settings.MEDIA_ROOT / "old").symlink_to(tmp_path / "elsewhere")
    with tarfile.open(back_up() / "media.tar") as tar:
        assert "old/old.pdf" in tar.getnames()


def test_a_file_that_vanishes_or_grows_meanwhile_does_not_fail_it(back_up, settings, monkeypatch):
    growing, listed = settings.MEDIA_ROOT / "growing.pdf", media._files

    def files():
        yield settings.MEDIA_ROOT / "gone.pdf"
        growing.write_bytes(b"12")
        yield growing
        growing.write_bytes(b"1234")
        yield from listed()

    monkeypatch.setattr(media, "_files", files)
    with tarfile.open(back_up() / "media.tar") as tar:
        assert tar.extractfile("growing.pdf").read() in (b"12", b"1234")
        assert "gone.pdf" not in tar.getnames()


@pytest.mark.parametrize("place", ["missing", "file", "/proc"])
def test_a_folder_that_cannot_be_written_to_is_refused(place, document, tmp_path):
    (tmp_path / "file").write_text("")
    assert "cannot be written to" in refused(lambda: call_command("backup", str(tmp_path / place)))


def test_a_disk_without_room_is_refused(back_up, backups, monkeypatch):
    class Full:
        free = 1000

    monkeypatch.setattr("iiwg.backup.making.shutil.disk_usage", lambda _folder: Full)
    assert refused(back_up).startswith(f"No room in {backups}: ")
    assert list(backups.iterdir()) == []


def test_without_pg_dump_it_is_refused(back_up, backups, monkeypatch, tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite needs no program")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused(back_up).startswith("pg_dump is not installed")
    assert list(backups.iterdir()) == []


def test_a_database_of_something_else_is_refused(back_up, backups, monkeypatch):
    monkeypatch.setattr(dumps, "tables", lambda: ["guestbook"])
    assert refused(back_up) == "The database holds no site. Look at DATABASE_URL."
    assert list(backups.iterdir()) == []


def test_documents_that_are_gone_are_not_backed_up_as_none(back_up, backups, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "not mounted"
    assert "not mounted" in refused(back_up)
    assert list(backups.iterdir()) == []


def test_a_site_without_documents_is_backed_up(backups, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "none yet"
    call_command("backup", str(backups), stdout=StringIO())
    (made,) = backups.iterdir()
    with tarfile.open(made / "media.tar") as tar:
        assert tar.getnames() == []


def test_one_that_fails_half_way_leaves_nothing_and_removes_nothing(back_up, backups, monkeypatch):
    old = named(backups, days=31)

    def full(_target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(media, "pack", full)
    assert "No space left on device" in refused(back_up)
    assert list(backups.iterdir()) == [old]


def test_what_is_old_or_half_made_goes_and_what_is_not_ours_stays(back_up, backups, settings):
    settings.KEEP_DAYS = 7
    old, young = named(backups, days=8), named(backups, days=6)
    killed = named(backups, days=1, ending=".partial")
    for name in ("2020", "notes.partial", "lost+found"):
        (backups / name).mkdir()
    made = back_up()
    assert not old.exists()
    assert not killed.exists()
    assert {path.name for path in backups.iterdir()} == {
        made.name, young.name, "2020", "notes.partial", "lost+found"
    }  # fmt: skip


def test_two_at_once_do_not_take_each_other_apart(back_up, backups):
    others = named(backups, days=0, ending=".partial")
    handle = os.open(backups, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    assert refused(back_up) == f"Another backup in {backups} is running."
    assert others.exists()
    os.close(handle)
    back_up()
    assert not others.exists()


def test_a_database_that_is_away_afterwards_takes_no_sign(back_up, monkeypatch):
    """The backup is whole all the same; health notices that no sign came."""

    def away(*_args, **_kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr(signs, "give", away)
    assert (back_up() / "SHA256SUMS").exists()
