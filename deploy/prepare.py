"""Brings an installation to the version of its code: message catalogues, static files, database.

Run it after every upgrade, before the servers start. Running it again changes nothing and takes a few seconds.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from messages import compile_catalogues

ROOT = Path(__file__).resolve().parent.parent
SOURCES_ONLY = ("*.scss", "*.mjs", "icons.txt", ".stamp")  # what the build reads is not served


def manage(*arguments: str) -> None:
    """Run a management command without its word that all is well; its failure ends the program."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments], stdout=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        sys.exit(done.returncode)


def static_root() -> Path:
    """Where the settings want static files."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iiwg.settings")
    from django.conf import settings  # noqa: PLC0415  settings need the path and the variable above

    return Path(settings.STATIC_ROOT)


def fingerprint() -> str:
    """Changes when a static file or a package changes."""
    seen = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted((ROOT / "static").rglob("*")):
        if path.is_file():
            seen.update(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}".encode())
    return seen.hexdigest()


def collect_static() -> None:
    """Collect and compress static files, if any changed."""
    kept = static_root() / ".fingerprint"
    now = fingerprint()
    if kept.exists() and kept.read_text() == now:
        return
    ignored = [word for pattern in SOURCES_ONLY for word in ("--ignore", pattern)]
    manage("collectstatic", "--noinput", "--verbosity", "0", *ignored)
    kept.write_text(now)


def main() -> None:
    """Catalogues, static files, database; `--no-database` leaves the last out (a container image is built so)."""
    compile_catalogues()
    collect_static()
    if "--no-database" not in sys.argv[1:]:
        manage("migrate", "--noinput", "--verbosity", "0")
        manage("check", "--database", "default")  # now that it is of this version


if __name__ == "__main__":
    main()
