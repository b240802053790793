"""Compiles the message catalogues (locale/*/LC_MESSAGES/*.po) that are newer than what was compiled from them."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent


def compile_catalogues(folder: Path = ROOT / "locale") -> list[Path]:
    """Compile each catalogue that changed; answers with the files written."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parent.parent.name)
        partial = target.with_suffix(".part")
        with partial.open("wb") as compiled:
            write_mo(compiled, catalogue)
        partial.replace(target)
        written.append(target)
    return written


if __name__ == "__main__":
    compile_catalogues()
