"""Whether a name on a letter belongs to somebody on record: spellings differ, people stay the same."""

import re

from anyascii import anyascii
from rapidfuzz import fuzz

from iiwg.database.fold import fold
from members.people.models import Person, PersonEmail

ALIKE = 86  # of 100; Қосимова and Kosimova are alike, Каримов and Каримова with other given names are not
_SOUNDS = (
    (re.compile(r"dzh|dj|ch|j|zh"), "c"),
    (re.compile(r"kh|x|h"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"sch|sh"), "s"),
    (re.compile(r"q"), "k"),
    (re.compile(r"iy|yi|ii|y"), "i"),
    (re.compile(r"o'|u'|w"), "u"),
    (re.compile(r"[^a-z ]"), ""),
)


def sound(name: str) -> str:
    """A name as it sounds, in one alphabet: Қосимова, Косимова, Qosimova and Kosimova are the same."""
    text = anyascii(fold(name)).lower()
    for pattern, letter in _SOUNDS:
        text = pattern.sub(letter, text)
    return " ".join(text.split())


def alike(names: list[str], email: str = "") -> list[Person]:
    """People on record who bear one of these names or this address; the most alike first."""
    wanted = [sound(name) for name in names if name.strip()]
    by_address = set(
        PersonEmail.objects.filter(email_folded=fold(email)).values_list("person_id", flat=True)
        if email
        else []
    )
    found = []
    people = Person.objects.current().prefetch_related("posts__institution__names", "emails")
    for person in people:
        known = [sound(text) for text in (_plain(person), person.latin_name, *person.aliases.split(","))]
        score = max(
            (fuzz.token_sort_ratio(a, b) for a in wanted for b in known if a and b),
            default=0,
        )
        if person.pk in by_address:
            score = 101
        if score >= ALIKE:
            found.append((score, person))
    return [person for _score, person in sorted(found, key=lambda pair: (-pair[0], pair[1].pk))]


def others_like(person: Person) -> list[Person]:
    """Other people on record who bear a name like this person's; the most alike first."""
    found = alike([_plain(person), person.latin_name])
    return [other for other in found if other.pk != person.pk]


def _plain(person: Person) -> str:
    return f"{person.family_name} {person.given_name}"
