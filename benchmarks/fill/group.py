"""Accounts, institutions, people, seats, chairs, facilities and nominations of a size."""

import datetime

from dateutil.relativedelta import relativedelta
from django.contrib.auth.models import Group as Role
from django.core.management import call_command

from benchmarks.fill.sizes import NOW, TODAY, Size, written
from iiwg.accounts.models import User
from iiwg.audit.actors import SYSTEM
from iiwg.database.fold import alphabetical
from iiwg.pages.languages import fields_of
from members.chairs.models import ChairingTerm
from members.institutions.models import Institution, InstitutionName
from members.letters.models import Letter
from members.nominations.models import Nomination, NominationRequest
from members.people.models import Person, Post
from members.seats.models import MembershipTerm, Seat
from members.terms.models import TermsOfReference
from members.terms.services import terms
from tmf_registry.facilities.models import Facility


class GroupFilling:
    """A group that is being filled to a size."""

    def __init__(self, size: Size):
        self.size = size
        call_command("load_preset", "tj", verbosity=0)
        self.terms = TermsOfReference.objects.get(code="TJ-DRAFT")
        terms.apply_provisionally(self.terms, starts_on=TODAY - relativedelta(years=60), by=SYSTEM)

    def accounts(self) -> dict[str, User]:
        """One account of each role; the focal point speaks for the last institution."""
        made = {}
        for name, roles in {
            "administrator": ["administrator"],
            "secretariat": ["secretariat"],
            "observer": ["observer"],
            "focal point": [],
        }.items():
            address = f"{name.replace(' ', '.')}@bench.example"
            made[name] = User.objects.create_user(address, None, name=name.title(), language="en")
            made[name].groups.set(Role.objects.filter(name__in=roles))
        return made

    def of_institutions(self) -> list[Institution]:
        """Institutions with an official name in three languages."""
        wanted = range(self.size.institutions - Institution.objects.count())
        names = [f"Bench Committee {n:04d} of the Republic for Safety in Industry" for n in wanted]
        written(
            Institution(
                code=f"B{n}", kind="authority", **dict.fromkeys(fields_of("alphabet"), alphabetical(name))
            )
            for n, name in enumerate(names)
        )
        made = list(Institution.objects.filter(code__startswith="B").order_by("pk"))
        written(
            InstitutionName(institution=place, language=language, text=f"{name} {language}")
            for place, name in zip(made, names, strict=False)
            for language in ("tg", "ru", "en")
        )
        return list(Institution.objects.order_by("pk"))

    def of_people(self, places: list[Institution], account: User) -> list[Person]:
        """People with a post each; one is the secretary."""
        made = written(
            Person(family_name=f"Насаби {n:05d}", given_name="Ном") for n in range(self.size.people)
        )
        Person.objects.filter(pk=made[0].pk).update(user=account)
        written(
            Post(person=person, institution=places[n % len(places)], title_en="Head of department")
            for n, person in enumerate(made)
        )
        return made

    def of_seats(self, places: list[Institution], people: list[Person]) -> list[Seat]:
        """Seats, members and alternates, with terms of two years one after the other."""
        wanted = range(self.size.seats)
        seats = written(
            Seat(unit=places[n // 2 % len(places)], capacity=("member", "alternate")[n % 2], ordinal=n)
            for n in wanted
        )
        each = self.size.terms_a_seat
        written(
            MembershipTerm(
                seat=seat,
                person=people[(n * each + turn) % len(people)],
                starts_on=TODAY - relativedelta(years=2 * turn + 1),
                ends_on=TODAY - relativedelta(years=2 * turn - 1, days=1),
            )
            for n, seat in enumerate(seats)
            for turn in range(each)
        )
        return seats

    def of_chairs(self, places: list[Institution], people: list[Person]) -> list[ChairingTerm]:
        """Turns of half a year: the next one, the one of today and those of the past."""
        starts = [TODAY + relativedelta(months=5 - 6 * n) for n in range(self.size.chairing_terms)]
        return written(
            ChairingTerm(
                terms=self.terms,
                institution=places[n % 5],
                person=people[n % 5 + 1],
                starts_on=start,
                ends_on=start + relativedelta(months=6, days=-1),
            )
            for n, start in enumerate(starts)
        )

    def of_facilities(self, places: list[Institution]) -> None:
        """Facilities with an operator."""
        written(
            Facility(
                name=f"Tailings facility {n:04d}",
                name_en=f"Tailings facility {n:04d}",
                country="TJ",
                region="Sughd",
                operator=places[n % len(places)],
                lifecycle="active",
            )
            for n in range(self.size.facilities)
        )

    def of_nominations(self, seats: list[Seat], people: list[Person], by: User) -> None:
        """Requests that were answered and accepted, with two nominations each; fifty are open."""
        wanted = range(self.size.requests)
        open_from = max(self.size.requests - 50, 0)
        requests = written(
            NominationRequest(
                seat=seats[n % len(seats)] if n < open_from else seats[n - open_from],
                status="answered" if n < open_from else "open",
                language="ru",
                requested_on=TODAY - datetime.timedelta(days=40),
                due_on=TODAY - datetime.timedelta(days=n % 20 - 10),
            )
            for n in wanted
            if n < open_from or n - open_from < len(seats)
        )
        answered = [row for row in requests if row.status == "answered" for _twice in range(2)]
        letters = written(
            Letter(
                direction="in",
                kind="nomination",
                status="received",
                institution_id=row.seat.unit_id,
                language="ru",
                subject=f"Nomination {n}",
                made_on=TODAY,
            )
            for n, row in enumerate(answered)
        )
        written(
            Nomination(
                request=row,
                seat=row.seat,
                status="accepted" if n % 2 else "withdrawn",
                family_name=f"Насаби {n}",
                job_title="Head of department",
                letter=letters[n],
                starts_on=TODAY,
                person=people[n % len(people)],
                submitted_at=NOW,
                submitted_by=by,
                decided_at=NOW,
                decided_by=by,
            )
            for n, row in enumerate(answered)
        )
