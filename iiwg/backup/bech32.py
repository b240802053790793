"""Keys as words that tell a slip of the pen: Bech32, as BIP 173 has it and age uses it."""

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
KEY_BYTES = 32


def decode(text: str, kind: str) -> bytes:
    """The key of 32 bytes in a word that begins with its kind and 1; ValueError where there is none, or a slip in it."""
    word = text.lower()
    head, _one, tail = word.rpartition("1")
    if text not in (word, text.upper()) or head != kind or not set(tail) <= set(LETTERS):
        raise ValueError("no key of this kind")
    values = [LETTERS.index(letter) for letter in tail]
    if _checked([*_spread(head), *values]) != 1:
        raise ValueError("a letter of the key is wrong")
    bits = "".join(f"{value:05b}" for value in values[:-6])
    if len(bits) != KEY_BYTES * 8 + 4 or "1" in bits[KEY_BYTES * 8 :]:
        raise ValueError("a key has 32 bytes")
    return int(bits[: KEY_BYTES * 8], 2).to_bytes(KEY_BYTES, "big")


def _spread(head: str) -> list[int]:
    return [ord(letter) >> 5 for letter in head] + [0] + [ord(letter) & 31 for letter in head]


def _checked(values: list[int]) -> int:
    """The remainder that is 1 where no letter is wrong."""
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, part in enumerate(GENERATOR):
            rest ^= part if top >> place & 1 else 0
    return rest
