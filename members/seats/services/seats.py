"""Which seats there are: whom the List of Participating Institutions expects, which seats the Terms give (p19)."""

import datetime

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.pages.dates import long_date
from iiwg.workflow.tables import Refused
from members.chairs.services import chairs
from members.institutions.models import Institution, InstitutionParent
from members.seats.enums import Capacity
from members.seats.models import LpiVersion, Seat
from members.terms.enums import Topic
from members.terms.services.terms import on as terms_on


def expected_units(on: datetime.date | None = None) -> list[Institution]:
    """The units the List of Participating Institutions expects a member from: those with a seat, else the body itself."""
    version = LpiVersion.objects.on(on).first()
    listed = list(version.entries.values_list("institution_id", flat=True)) if version else []
    below = InstitutionParent.objects.on(on).filter(parent_id__in=listed)
    seated = set(
        Seat.objects.filter(
            Q(unit_id__in=listed) | Q(unit_id__in=below.values("institution_id")), capacity=Capacity.MEMBER
        ).values_list("unit_id", flat=True)
    )
    with_units = set(below.filter(institution_id__in=seated).values_list("parent_id", flat=True))
    alone = {unit for unit in listed if unit not in with_units}
    return list(Institution.objects.filter(pk__in=seated | alone).with_names())


def is_listed(unit: Institution, on: datetime.date | None = None) -> bool:
    """Whether a unit, or the body it belongs to, is on the List of Participating Institutions of a day.

    Before the first list the bodies of the first one are meant: the group is being founded, and they name their members.
    """
    line = {
        unit.pk,
        *InstitutionParent.objects.on(on).filter(institution=unit).values_list("parent_id", flat=True),
    }
    version = LpiVersion.objects.on(on).first() or LpiVersion.objects.founding(on)
    return bool(version and version.entries.filter(institution_id__in=line).exists())


def refuse_unlisted(unit: Institution, on: datetime.date | None = None) -> None:
    """Refuse what only an institution of the List of Participating Institutions of a day may have (p19)."""
    if is_listed(unit, on):
        return
    day = on or today()
    raise Refused(
        _(
            "%(unit)s is not on the List of Participating Institutions of %(day)s. The list changes by a decision."
        )
        % {"unit": unit.name(on=day), "day": long_date(day, get_language())},
        basis=Topic.LIST,
    )


def refuse_capacity(unit: Institution, capacity: str) -> None:
    """Refuse a seat the Terms of Reference do not give: an alternate, or a co-chair outside the pool."""
    terms = terms_on()
    if capacity == Capacity.ALTERNATE and terms and terms.alternates_allowed is False:
        raise Refused(_("The Terms of Reference do not allow alternates."), basis=Topic.ALTERNATES)
    if capacity == Capacity.COCHAIR:
        chairs.refuse_outside_pool(terms, unit)
