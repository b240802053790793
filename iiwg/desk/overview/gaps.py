"""Who is missing at the table: kinds and sectors without a member or an invitee; guests who could join the list."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from iiwg.database.models import today
from meetings.attendance.models import Attendance
from members.institutions.enums import InstitutionKind, Sector
from members.institutions.models import Institution, InstitutionSector
from members.seats.services import lpi

YEAR = 365  # days
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


def gaps() -> dict:
    """The kinds and the sectors with their counts, and the guests to propose."""
    version = lpi.on()
    listed = set(version.entries.values_list("institution_id", flat=True)) if version else set()
    guests = Counter({pk: times for pk, times in _invited().items() if pk not in listed})
    kinds = dict(Institution.objects.values_list("pk", "kind"))
    sectors: dict[str, set[int]] = {}
    for institution, sector in InstitutionSector.objects.values_list("institution_id", "sector"):
        sectors.setdefault(sector, set()).add(institution)
    of_kind: dict[str, set[int]] = {}
    for pk, kind in kinds.items():
        of_kind.setdefault(kind, set()).add(pk)
    known = set().union(*sectors.values())
    often = [pk for pk, times in guests.items() if times >= OFTEN]
    return {
        "kinds": [_gap(kind.label, of_kind.get(kind, set()), listed, guests) for kind in InstitutionKind],
        "sectors": [_gap(sector.label, sectors.get(sector, set()), listed, guests) for sector in Sector],
        "unknown": Institution.objects.filter(pk__in=listed - known).with_names(),
        "propose": Institution.objects.filter(pk__in=often).with_names(),
    }


def _gap(label, institutions: set[int], listed: set[int], guests: Counter) -> Gap:
    return Gap(str(label), len(institutions & listed), len(institutions & set(guests)))


def _invited() -> Counter:
    """How often each institution came as a guest within a year."""
    since = today() - timedelta(days=YEAR)
    rows = Attendance.objects.filter(
        meeting__held_on__gte=since, institution__isnull=False, role__in=["invitee", "expert", "observer"]
    )
    return Counter(pk for pk, _meeting in set(rows.values_list("institution_id", "meeting_id")))
