"""What each verb of the audit record is called in a history: one sentence fragment a verb."""

_WORDS: dict[str, object] = {}


def say(words: dict[str, object]) -> None:
    """Give verbs their words: {"members.institution.add": _("Institution added")}."""
    _WORDS.update(words)


def sentence(verb: str) -> str:
    """The words of a verb in the active language; an unknown verb is shown as its code."""
    return str(_WORDS.get(verb, verb))


def known() -> set[str]:
    """Verbs that have words."""
    return set(_WORDS)
