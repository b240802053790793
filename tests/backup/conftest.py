"""A site with one document, and a folder for its backups."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from iiwg.audit.actors import SYSTEM
from iiwg.database import dumps
from iiwg.documents.services import store_file

SCAN = b"%PDF-1.7 a signed scan"


@pytest.fixture(autouse=True)
def _state_elsewhere(settings, tmp_path):
    """The anchors of a test lie in its own folder."""
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()


@pytest.fixture
def document(db):
    """A document that is kept as a file."""
    return store_file(SimpleUploadedFile("scan.pdf", SCAN), by=SYSTEM)


@pytest.fixture
def backups(tmp_path):
    """The folder of the backups, still empty."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


@pytest.fixture
def back_up(document, backups):
    """A function that makes a backup and gives its folder; raises CommandError."""

    def make():
        before = set(backups.iterdir())
        call_command("backup", str(backups), stdout=StringIO())
        (made,) = set(backups.iterdir()) - before
        return made

    return make


@pytest.fixture
def empty_place(settings, tmp_path, monkeypatch):
    """A function after which a backup is put back where there is nothing yet."""

    def begin():
        settings.MEDIA_ROOT = tmp_path / "restored"
        monkeypatch.setattr(dumps, "tables", list)

    return begin
