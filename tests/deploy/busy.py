"""Work at a site until a file `stop` appears beside `ready`: documents, half-sent uploads, a file that grows, one that goes.

python -m tests.deploy.busy FOLDER
"""

import os
import sys
from pathlib import Path

import django

AT_MOST = 20_000
READY_AFTER = 5


def work(folder: Path) -> None:
    """Each round is one transaction: a document, and a sign that counts the documents."""
    from django.conf import settings
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.db import transaction

    from iiwg.accounts.models import User
    from iiwg.audit.actors import SYSTEM
    from iiwg.documents import incoming
    from iiwg.documents.services import store_file
    from iiwg.health import signs

    sender, media = User.objects.first(), Path(settings.MEDIA_ROOT)
    media.mkdir(parents=True, exist_ok=True)
    upload = incoming.begin("scan.pdf", AT_MOST * 1000, by=sender)
    for number in range(1, AT_MOST + 1):
        if (folder / "stop").exists():
            return
        with transaction.atomic():
            scan = SimpleUploadedFile(f"scan{number}.pdf", b"%PDF-1.7 " + os.urandom(5_000))
            store_file(scan, title="busy", by=SYSTEM)
            signs.give("busy", note=str(number))
        incoming.append(upload.pk, (number - 1) * 1000, b"x" * 1000, by=sender)
        (media / f"passing{number}").write_bytes(b"x" * 10_000)
        (media / f"passing{number - 1}").unlink(missing_ok=True)
        with (media / "growing").open("ab") as growing:
            growing.write(os.urandom(1_000))
        if number == READY_AFTER:
            (folder / "ready").touch()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iiwg.settings")
    django.setup()
    work(Path(sys.argv[1]))
