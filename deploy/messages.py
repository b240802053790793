"""Compiles the message catalogues (locale/*/LC_MESSAGES/*.po) when one of them is newer than what was compiled.

A word nobody has translated yet is neither made up nor left out: a Tajik reader is shown the Russian word, and where that is
missing too the English one, followed by a small mark in plain text, as in "Протокол [рус.]". The mark is text because gettext
gives text: so a screen reader says it, and a letter or a sealed paper shows truthfully which of its words are not Tajik yet.
A guess of the tools (a "fuzzy" entry) counts as missing.
"""

from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
READ_INSTEAD = {"tg": "ru"}  # everybody else reads English
MARK_OF = {"ru": " [рус.]", "en": " [англ.]"}  # the same abbreviations are used in Russian and in Tajik


def compile_catalogues(folder: Path = ROOT / "locale") -> list[Path]:
    """Compile the catalogues that are older than any source; answers with the files written."""
    sources = sorted(folder.glob("*/LC_MESSAGES/*.po"))
    newest = max((source.stat().st_mtime_ns for source in sources), default=0)
    written = []
    for source in sources:
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= newest:
            continue
        catalogue = read(source)
        other = folder / READ_INSTEAD.get(source.parent.parent.name, "en") / "LC_MESSAGES" / source.name
        fill_gaps(catalogue, read(other) if other.exists() else None)
        partial = target.with_suffix(".part")
        with partial.open("wb") as compiled:
            write_mo(compiled, catalogue)
        partial.replace(target)
        written.append(target)
    return written


def read(source: Path) -> Catalog:
    """A catalogue as it is written."""
    with source.open("rb") as text:
        return read_po(text, locale=source.parent.parent.name)


def forms(message: Message) -> list[str]:
    """The translation, one text for each plural form; empty where it is missing or only guessed."""
    texts = message.string if message.pluralizable else [message.string]
    return ["" if message.fuzzy else text for text in texts]


def fill_gaps(catalogue: Catalog, other: Catalog | None) -> None:
    """Put into each empty place what the reader is shown instead, with its mark."""
    numbers = first_numbers(catalogue)
    for message in catalogue:
        if not message.id:
            continue
        texts = [
            text or shown_instead(message, number, other)
            for text, number in zip(forms(message), numbers, strict=False)
        ]
        message.string = tuple(texts) if message.pluralizable else texts[0]
        message.flags.discard("fuzzy")


def first_numbers(catalogue: Catalog) -> list[int]:
    """For each plural form of a language a number that takes it: 1 for one thing, 0 for many (in Russian too)."""
    form_of = c2py(catalogue.plural_expr)
    return [
        next(n for n in (1, 0, *range(2, 200)) if form_of(n) == form) for form in range(catalogue.num_plurals)
    ]


def shown_instead(message: Message, number: int, other: Catalog | None) -> str:
    """The word of the other language for this number or else the English one, marked."""
    known = other.get(message.id, message.context) if other else None
    if known:
        form = c2py(other.plural_expr)(number) if known.pluralizable else 0
        if text := forms(known)[form]:
            return text + MARK_OF[str(other.locale)]
    singular, plural = message.id if message.pluralizable else (message.id, message.id)
    return (singular if number == 1 else plural) + MARK_OF["en"]


if __name__ == "__main__":
    compile_catalogues()
