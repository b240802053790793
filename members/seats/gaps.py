"""Who is missing at the table: kinds and sectors without a member or an invitee; guests who could join the list.

Who came as a guest is known above: a room brings it as `guests`, a function that gets a day and counts meetings since by institution.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.pages.brought import Section
from iiwg.workflow.rooms import brought
from members.institutions.enums import InstitutionKind, Sector
from members.institutions.models import Institution, InstitutionSector
from members.seats.services import lpi

YEAR = timedelta(days=365)
OFTEN = 2  # invitations in a year after which an institution could be proposed for the list


@dataclass(frozen=True)
class Gap:
    """One kind or sector: how many listed institutions, how many were invited in a year."""

    label: str
    listed: int
    invited: int

    @property
    def missing(self) -> bool:
        """Whether nobody of it takes part."""
        return not self.listed and not self.invited


def sections(_user) -> Iterator[Section]:
    """The sectors and the kinds with their counts, and the guests to propose."""
    version = lpi.on()
    listed = set(version.entries.values_list("institution_id", flat=True)) if version else set()
    guests = _guests(listed)
    sectors = _by_value(InstitutionSector.objects.values_list("sector", "institution_id"))
    unknown = listed.difference(*sectors.values())
    context = {
        "rows": _gaps(Sector, sectors, listed, guests),
        "unknown": Institution.objects.filter(pk__in=unknown).with_names(),
    }
    yield Section("members/seats/gaps/sectors.html", context, heading=_("Sectors"))
    kinds = _by_value(Institution.objects.values_list("kind", "pk"))
    context = {"rows": _gaps(InstitutionKind, kinds, listed, guests)}
    yield Section("members/seats/gaps/kinds.html", context, heading=_("Kinds of institutions"))
    often = [institution for institution, times in guests.items() if times >= OFTEN]
    if often:
        context = {"institutions": Institution.objects.filter(pk__in=often).with_names()}
        heading = _("Invited twice or more in a year")
        yield Section("members/seats/gaps/propose.html", context, heading=heading)


def _guests(listed: set[int]) -> Counter:
    """How often each institution that is not listed came as a guest within a year."""
    counts: Counter = sum((count(today() - YEAR) for count in brought("guests")), Counter())
    return Counter({institution: times for institution, times in counts.items() if institution not in listed})


def _by_value(pairs) -> dict[str, set[int]]:
    """Ids of institutions by the kind or the sector they are of."""
    found: dict[str, set[int]] = {}
    for value, institution in pairs:
        found.setdefault(value, set()).add(institution)
    return found


def _gaps(choices, institutions: dict[str, set[int]], listed: set[int], guests: Counter) -> list[Gap]:
    gaps = []
    for choice in choices:
        of_it = institutions.get(choice, set())
        gaps.append(Gap(str(choice.label), len(of_it & listed), len(of_it & set(guests))))
    return gaps
