"""The composition of persons on paper: who chairs, who sits for which institution, with posts; the act that approves it."""

import datetime
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.database.fold import alphabetical
from iiwg.database.models import today
from iiwg.pages.dates import long_date
from iiwg.pages.languages import in_language
from members.chairs.services import chairs
from members.institutions.models import Institution
from members.people.models import Person
from members.seats.enums import Capacity
from members.seats.models import Composition, LpiVersion, MembershipTerm
from members.seats.texts.lists import full_name
from members.terms.models import TermsOfReference
from members.terms.texts import by_chairs

UNLISTED = 10_000  # a body that is not on the list of the day stands after those that are


@dataclass(frozen=True)
class Sitting:
    """A person as printed: number, name, post and body as of the day."""

    number: int
    name: str
    post: str
    institution: str


def composition_title(composition: Composition, language: str) -> str:
    """“Composition, version 2” in a language."""
    with translation.override(language):
        return str(composition)


def composition_html(composition: Composition, language: str) -> str:
    """The persons of a version by rank and in the order of the list; names, posts and bodies as of the day of its act."""
    on = composition.act_date or today()
    terms = TermsOfReference.objects.on(on).first()
    with translation.override(language):
        context = {
            "composition": composition,
            "group": in_language(terms, "name", language) if terms else "",
            "act_date": long_date(composition.act_date, language) if composition.act_date else "",
            "ranks": _ranks(composition, terms, language, on),
        }
        return render_to_string("members/seats/print/composition.html", context)


def _ranks(
    composition: Composition, terms: TermsOfReference | None, language: str, on: datetime.date
) -> list[tuple[str, list[Sitting]]]:
    """Who chairs, then members, then alternates; nobody stands twice, and a rank without anybody is left out."""
    entries = composition.entries.select_related("term__person", "term__seat__unit").prefetch_related(
        "term__person__posts", "term__seat__unit__names", "term__seat__unit__parents__parent__names"
    )
    lead = _chairs(on)
    leads = {person.pk for person, _body in lead}
    held: dict[str, list[tuple[Person, Institution]]] = {capacity: [] for capacity in Capacity}
    for term in _in_order([entry.term for entry in entries], language, on):
        if term.person_id not in leads:
            held[term.seat.capacity].append((term.person, term.seat.unit))
    ranks = [
        (by_chairs(_("Chair"), _("Co-chairs"), terms), lead + held[Capacity.COCHAIR]),
        (_("Members"), held[Capacity.MEMBER]),
        (_("Alternates"), held[Capacity.ALTERNATE]),
    ]
    return _numbered([rank for rank in ranks if rank[1]], language, on)


def _chairs(on: datetime.date) -> list[tuple[Person, Institution]]:
    """The officials who chair on a day, with the bodies they chair for."""
    lead = chairs.leading(on)
    turns = [turn for turn in (lead, chairs.beside(lead, on) if lead else None) if turn]
    return [(turn.person, turn.institution) for turn in turns if turn.person]


def _in_order(held: list[MembershipTerm], language: str, on: datetime.date) -> list[MembershipTerm]:
    """Terms in the order of the list of the day, a unit beside its ministry; then by the name of the body."""
    version = LpiVersion.objects.on(on).first()
    places = dict(version.entries.values_list("institution_id", "ordinal")) if version else {}

    def place(term: MembershipTerm) -> tuple:
        unit = term.seat.unit
        parent = unit.parent(on)
        listed = places.get(unit.pk, places.get(parent.pk, UNLISTED) if parent else UNLISTED)
        return listed, alphabetical(unit.name(language, on)), term.seat.ordinal

    return sorted(held, key=place)


def _numbered(ranks: list, language: str, on: datetime.date) -> list[tuple[str, list[Sitting]]]:
    found, number = [], 0
    for heading, people in ranks:
        rows = []
        for person, body in people:
            number += 1
            post = person.post_on(on, body) or person.post_on(on)
            title = in_language(post, "title", language) if post else ""
            rows.append(Sitting(number, person.full_name(language), title, full_name(body, language, on)))
        found.append((heading, rows))
    return found
