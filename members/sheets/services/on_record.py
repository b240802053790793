"""Institutions and people on record, read once for all rows of a workbook, and who of them a row may speak of."""

from collections import defaultdict
from functools import cached_property

from iiwg.database.fold import fold
from members.institutions.models import Institution
from members.people.models import Person
from members.sheets.services.columns import PERSON_NAMES
from members.sheets.services.likeness import Likeness, words_of_institution, words_of_person
from members.sheets.services.rows import Row, whole_name


class OnRecord:
    """Who is on record, by code, address and name."""

    def __init__(self) -> None:
        self.institutions = list(Institution.objects.prefetch_related("names"))
        self.by_code = {institution.code: institution for institution in self.institutions}
        self.by_name: dict[str, set[Institution]] = defaultdict(set)
        for institution in self.institutions:
            for name in institution.names.all():
                self.by_name[name.folded].add(institution)
        self.persons = list(Person.objects.current().prefetch_related("emails", "posts__institution"))
        self.by_email: dict[str, Person] = {}
        self.by_parts: dict[tuple[str, ...], set[Person]] = defaultdict(set)
        self.by_alias: dict[str, set[Person]] = defaultdict(set)
        for person in self.persons:
            self.by_email |= {email.email_folded: person for email in person.emails.all()}
            self.by_parts[tuple(getattr(person, part) for part in PERSON_NAMES)].add(person)
            for alias in aliases_of(person):
                self.by_alias[alias].add(person)

    def institution_named(self, *names: str) -> Institution | None:
        """The one institution that bears one of these names, in any spelling."""
        return _only(set().union(*(self.by_name.get(fold(name), set()) for name in names if name)))

    def institutions_like(self, *names: str) -> list[Institution]:
        """Institutions that bear a name like one of these, the most alike first."""
        return self._institutions.like(words_of_institution(name) for name in names)

    def person_named(self, row: Row) -> Person | None:
        """The one person who bears exactly the name of a row."""
        return _only(self.by_parts.get(tuple(row.cells.get(part, "") for part in PERSON_NAMES), set()))

    def person_spelled(self, row: Row) -> Person | None:
        """The one person whose other spellings hold the name of a row."""
        return _only(self.by_alias.get(fold(whole_name(row.cells)), set()))

    def persons_like(self, row: Row) -> list[Person]:
        """People who bear a name like that of a row, the most alike first."""
        names = (
            whole_name(row.cells),
            whole_name({**row.cells, "patronymic": ""}),
            row.cells.get("latin_name", ""),
        )
        return self._persons.like(words_of_person(name) for name in names)

    @cached_property
    def _institutions(self) -> Likeness[Institution]:
        return Likeness(
            (institution, words_of_institution(name.text))
            for institution in self.institutions
            for name in institution.names.all()
        )

    @cached_property
    def _persons(self) -> Likeness[Person]:
        return Likeness(
            (person, words_of_person(name))
            for person in self.persons
            for name in (
                " ".join(getattr(person, part) for part in PERSON_NAMES),
                f"{person.family_name} {person.given_name}",
                person.latin_name,
                *person.aliases.split(","),
            )
        )


def aliases_of(person: Person) -> set[str]:
    """The other spellings of a person's name, folded."""
    return {fold(part) for part in person.aliases.split(",") if part.strip()}


def borne_names(institution: Institution) -> set[tuple[str, str]]:
    """Every name of an institution with its language: official, former, short, other spellings."""
    return {(name.language, name.text) for name in institution.names.all()}


def unknown_spelling(row: Row) -> list[str]:
    """What of the name of a row is not on record yet of whom it speaks of."""
    if isinstance(row.found, Institution):
        borne = borne_names(row.found)
        return [text for name, text in row.spelling.items() if (name[-2:], text) not in borne]
    known = aliases_of(row.found) | {fold(row.found.full_name("tg")), fold(row.found.latin_name)}
    said = whole_name(row.spelling), row.spelling.get("latin_name", "")
    return [text for text in said if text and fold(text) not in known]


def _only(found: set):
    return next(iter(found)) if len(found) == 1 else None
