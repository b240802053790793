"""The Terms of Reference: which version applies, and what it takes to apply another."""

import datetime
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iiwg.audit.services import record
from iiwg.audit.words import say
from iiwg.workflow.tables import Refused
from members.enums import TermsStatus
from members.models import TermsOfReference

say(
    {
        "members.termsofreference.create": gettext_lazy("entered a draft of the Terms of Reference"),
        "members.termsofreference.change": gettext_lazy("changed the draft of the Terms of Reference"),
        "members.termsofreference.apply": gettext_lazy("applied the Terms of Reference provisionally"),
        "members.termsofreference.instrument": gettext_lazy("recorded the founding act"),
        "members.termsofreference.in_force": gettext_lazy("put the Terms of Reference in force"),
    }
)


def on(day: datetime.date | None = None) -> TermsOfReference | None:
    """The version that applies on a day."""
    return TermsOfReference.objects.on(day).first()


def apply_provisionally(terms: TermsOfReference, *, starts_on: datetime.date | None, by) -> None:
    """Apply a draft whose instrument is not recorded; the version that applied ends the day before."""
    _apply(terms, TermsStatus.PROVISIONAL, starts_on, by=by, verb="apply")


def put_in_force(terms: TermsOfReference, *, starts_on: datetime.date | None, by) -> None:
    """Put a version in force; only the recorded instrument allows it (p29)."""
    if not terms.has_instrument:
        raise Refused(
            _(
                "The founding or amending act of this version is not recorded. Record its kind and date first."
            ),
            paragraph="29",
        )
    _apply(terms, TermsStatus.IN_FORCE, starts_on, by=by, verb="in_force")


def _apply(terms, status, starts_on, *, by, verb) -> None:
    with transaction.atomic():
        row = TermsOfReference.objects.select_for_update().get(pk=terms.pk)
        allowed = {TermsStatus.DRAFT, TermsStatus.PROVISIONAL} - {status}
        if row.status not in allowed:
            raise Refused(_("This version is “%(status)s” already.") % {"status": row.get_status_display()})
        starts_on = starts_on or row.starts_on
        before = (
            TermsOfReference.objects.select_for_update().filter(status__in=APPLIED_NOW).exclude(pk=row.pk)
        )
        for old in before:
            _end_before(old, starts_on)
        row.status, row.starts_on = status, starts_on
        row.save()
        record(f"members.termsofreference.{verb}", row, by=by)
    terms.refresh_from_db()


APPLIED_NOW = (TermsStatus.PROVISIONAL, TermsStatus.IN_FORCE)


def _end_before(old: TermsOfReference, starts_on: datetime.date | None) -> None:
    """End the version that applied on the day before another begins."""
    if starts_on is None:
        raise Refused(_("Say from which day this version applies: another one applies today."))
    if old.starts_on and old.starts_on >= starts_on:
        raise Refused(_("The version that applies now began later than this day. Choose a later day."))
    old.ends_on, old.status = starts_on - timedelta(days=1), TermsStatus.SUPERSEDED
    old.save()
