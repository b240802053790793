"""Tajik, Russian and Kazakh words written in several ways, brought to one form.

Official Tajik text arrives in five spellings (correct Unicode, two families of font hacks, a wrong code
point, no diacritics). Search, unique checks and sorting therefore work on a stored, folded column on
both databases: SQLite compares case in ASCII only.
"""

import re
import unicodedata

# Wrong code point and font hack A (љ→ҷ and so on), folded straight to the plain letter.
_HACKS = {"ӽ": "х", "љ": "ч", "њ": "х", "ї": "и", "ў": "у", "ќ": "к", "ѓ": "г"}
_TAJIK = {"ғ": "г", "ӣ": "и", "қ": "к", "ӯ": "у", "ҳ": "х", "ҷ": "ч"}
_KAZAKH = {"ә": "а", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и"}
_FOLD = str.maketrans({**_HACKS, **_TAJIK, **_KAZAKH, "ё": "е"})
_SPACE = re.compile(r"[\s«»\"'„“”’ʼ]+")

# The Tajik alphabet with its place for every Russian and Kazakh letter beside its neighbour.
_ORDER = "абвгғдеёжзиӣйкқлмнңоөпрстуӯұүфхҳһцчҷшщъыіьэәюя"
_PLACE = {letter: f"{place:02d}" for place, letter in enumerate(_ORDER, start=40)}


def fold(text: str) -> str:
    """The text as search compares it: one case, one spelling, single spaces, no quotes."""
    lowered = unicodedata.normalize("NFC", text or "").casefold()
    return _SPACE.sub(" ", lowered.translate(_FOLD)).strip()


def alphabetical(text: str) -> str:
    """A key that sorts by the Tajik alphabet (г ғ … и ӣ … к қ … у ӯ … х ҳ … ч ҷ) under any collation.

    Two digits a letter; Latin letters stand before Cyrillic ones (10–35), digits before both (00–09).
    """
    key = []
    for char in unicodedata.normalize("NFC", text or "").casefold():
        if char in _PLACE:
            key.append(_PLACE[char])
        elif "a" <= char <= "z":
            key.append(f"{ord(char) - ord('a') + 10:02d}")
        elif char.isdecimal():
            key.append(f"0{char}")
    return "".join(key)[:240]
