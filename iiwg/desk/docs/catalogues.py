"""The words of the interface: which are missing, and the list a native reviewer works through.

docs/translation-review.csv names every Tajik word and, beside them, the Russian words that are missing. How sure a word is stands
in its column `confidence`; "missing" says that there is no word yet and none was made up.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

from iiwg.pages.languages import TRANSLATED_LANGUAGES

MISSING = "missing"
PLURAL_FORMS = " || "  # stands between the forms of one word in the list


@dataclass(frozen=True)
class Word:
    """One string of the interface in one language; the text is empty while it is missing."""

    language: str
    context: str
    english: str
    text: str

    @property
    def key(self) -> tuple[str, str, str]:
        """The first three columns of the list."""
        return self.language, self.context, self.english


def words(root: Path, language: str) -> list[Word]:
    """All words of a language, in the order of its catalogue."""
    with (root / f"locale/{language}/LC_MESSAGES/django.po").open("rb") as file:
        messages = [message for message in read_po(file, locale=language) if message.id]
    found = []
    for message in messages:
        english = _forms(message.id)[0]
        forms = _forms(message.string)
        complete = all(forms) and not message.fuzzy
        found.append(
            Word(language, message.context or "", english, PLURAL_FORMS.join(forms) if complete else "")
        )
    return found


def _forms(text) -> list[str]:
    """A text that has plural forms, or one alone."""
    return [text] if isinstance(text, str) else list(text)


def missing(root: Path) -> list[Word]:
    """Words without a text, language after language."""
    return [word for language in TRANSLATED_LANGUAGES for word in words(root, language) if not word.text]


def for_review(root: Path) -> list[Word]:
    """What the list has to name: every Tajik word, and the Russian ones that are missing."""
    return words(root, "tg") + [word for word in missing(root) if word.language == "ru"]


def update_review_list(root: Path) -> tuple[int, int]:
    """Add rows of new words and drop rows of words that are gone; every other row keeps its bytes. Answers with both numbers.

    A row that says *missing* of a word that is there by now, or the other way round, is written anew.
    """
    path = root / "docs/translation-review.csv"
    wanted = for_review(root)
    is_missing = {word.key: not word.text for word in wanted}
    head, *rows = _rows(path)
    kept = [row for row in rows if is_missing.get(row.key) == row.is_missing]
    listed = {row.key for row in kept}
    new = [word for word in wanted if word.key not in listed]
    if new or len(kept) < len(rows):
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines([head.text, *(row.text for row in kept)])
            for word in new:
                confidence = "unverified" if word.text else MISSING
                csv.writer(file, lineterminator="\n").writerow([*word.key, word.text, confidence, ""])
    return len(new), len(rows) - len(kept)


@dataclass(frozen=True)
class _Row:
    """A row of the list as it stands in the file; it may run over several lines."""

    key: tuple[str, str, str]
    is_missing: bool
    text: str


def _rows(path: Path) -> list[_Row]:
    """Every row, the head first."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(file)
    reader, found, begin = csv.reader(lines), [], 0
    for fields in reader:
        text = "".join(lines[begin : reader.line_num])
        found.append(_Row((fields[0], fields[1], fields[2]), fields[4] == MISSING, text))
        begin = reader.line_num
    return found
