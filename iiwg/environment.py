"""Environment variables, read and checked in one way."""

import os


def env(name: str, default: str = "") -> str:
    """The value of an environment variable; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def env_flag(name: str, *, default: bool = False) -> bool:
    """A yes/no variable; anything but 0/1, yes/no, true/false is refused with a sentence."""
    value = env(name, "1" if default else "0").lower()
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off"}:
        return False
    raise SystemExit(f"{name} is '{value}'. Set it to 1 or 0.")


def env_number(name: str, default: int) -> int:
    """A whole number, zero or more; anything else is refused with a sentence."""
    value = env(name, str(default))
    if not value.isdigit():
        raise SystemExit(f"{name} is '{value}'. Set it to a whole number.")
    return int(value)


def env_words(name: str, default: str, *, known: tuple[str, ...]) -> frozenset[str]:
    """Words with commas between; one that is not known is refused with a sentence."""
    words = frozenset(word.strip() for word in env(name, default).split(","))
    if unknown := sorted(words - set(known)):
        raise SystemExit(f"{name} names '{unknown[0]}'. It knows {', '.join(known)}.")
    return words
