"""Turns of the chair: one is recorded, or all of some years from the pool in its order (p21)."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import changing, creating
from iiwg.workflow.tables import Refused
from members.chairs.models import ChairingTerm
from members.chairs.services.chairs import refuse_outside_pool
from members.institutions.models import Institution
from members.terms.enums import ChairModel, Topic
from members.terms.models import TermsOfReference
from members.terms.services.terms import on as terms_on

A_YEAR = 12  # months a turn lasts where the Terms of Reference do not say


def version_of_today() -> TermsOfReference:
    """The Terms of Reference that a rotation follows; refused where none apply."""
    version = terms_on()
    if version is None:
        raise Refused(_("No Terms of Reference apply today. Apply a version first."), basis=Topic.CHAIRING)
    return version


def generate_rotation(
    version: TermsOfReference, *, starts_on: datetime.date, years: int, ground: str = "", by: Actor
) -> list[ChairingTerm]:
    """Chairing terms for some years from the pool in its order, one institution after the other (p21)."""
    with changing(version, "members.chairingterm.generate", by=by, years=years) as row:
        pool = [entry.institution for entry in row.chair_pool.select_related("institution")]
        if not pool:
            raise Refused(
                _("The pool of co-chairs is empty. Add the institutions that may chair."),
                basis=Topic.CHAIRING,
            )
        _refuse_before_rotation(row, starts_on)
        months = row.rotation_period_months or A_YEAR
        if years * 12 < months:
            raise Refused(
                _("One turn lasts longer than these years. Write more years."), basis=Topic.CHAIRING
            )
        made, begins = [], starts_on
        for ordinal in range(years * 12 // months):
            ends = begins + relativedelta(months=months) - timedelta(days=1)
            institution = pool[ordinal % len(pool)]
            made.append(
                add(row, institution=institution, starts_on=begins, ends_on=ends, ground=ground, by=by)
            )
            begins = ends + timedelta(days=1)
    return made


def _refuse_before_rotation(version: TermsOfReference, starts_on: datetime.date) -> None:
    if version.rotation_start and starts_on < version.rotation_start:
        raise Refused(
            _("By these Terms of Reference the rotation begins on %(day)s.")
            % {"day": long_date(version.rotation_start, get_language())},
            basis=Topic.CHAIRING,
        )


def add(
    version: TermsOfReference | None,
    *,
    institution: Institution,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    slot: int = 1,
    ground: str = "",
    by: Actor,
) -> ChairingTerm:
    """Record that an institution of the pool leads from a day to a day.

    version: the Terms of Reference of the first day; slot: 2 is the second of two standing chairs.
    """
    with creating(ChairingTerm, "members.chairingterm.add", by=by) as make:
        refuse_outside_pool(version, institution)
        if ends_on and ends_on < starts_on:
            raise Refused(_("The term would end before it starts."))
        if slot != 1 and version and version.chair_model != ChairModel.STANDING_PAIR:
            raise Refused(
                _("These Terms of Reference know one leading chair at a time."), basis=Topic.CHAIRING
            )
        with _one_at_a_time():
            return make(
                terms=version,
                institution=institution,
                starts_on=starts_on,
                ends_on=ends_on,
                slot=slot,
                ground=ground,
            )


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """In one slot one institution leads on a day: the database refuses a second one."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused(
            _("Another institution leads in a part of this time already."), basis=Topic.CHAIRING
        ) from error
