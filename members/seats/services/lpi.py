"""Versions of the List of Participating Institutions: prepared by the secretariat, adopted by approved minutes (p19)."""

import datetime
from datetime import timedelta

from django.db.models import Max, ProtectedError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.database.models import today
from iiwg.documents.models import DocumentVersion
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import changing, creating, move, moving
from iiwg.workflow.tables import Refused
from members.institutions.models import Institution
from members.seats.models import LpiVersion


def on(day: datetime.date | None = None) -> LpiVersion | None:
    """The list that applies on a day."""
    return LpiVersion.objects.on(day).first()


def newest() -> LpiVersion | None:
    """The list applied last; it may begin tomorrow, when two are adopted on one day."""
    return LpiVersion.objects.applied().order_by("-number").first()


def prepare_next(*, by: Actor) -> LpiVersion:
    """A draft of the next version, with the institutions of the one that applies; one is prepared at a time."""
    with creating(LpiVersion, "members.lpiversion.prepare", by=by) as make:
        if LpiVersion.objects.prepared().exists():
            raise Refused(_("The next list is prepared already. Change that one."))
        now = newest()
        last = LpiVersion.objects.aggregate(last=Max("number"))["last"] or 0
        made = make(number=last + 1)
        for entry in now.entries.all() if now else ():
            made.entries.create(institution=entry.institution, ordinal=entry.ordinal, note=entry.note)
    return made


def add(version: LpiVersion, institution: Institution, *, note: str = "", by: Actor) -> None:
    """Put an institution at the end of a draft."""
    with changing(version, "members.lpiversion.change", by=by) as row:
        if row.entries.filter(institution=institution).exists():
            raise Refused(_("%(institution)s is on this list already.") % {"institution": institution})
        last = row.entries.aggregate(last=Max("ordinal"))["last"] or 0
        row.entries.create(institution=institution, ordinal=last + 1, note=note)


def take_off(version: LpiVersion, institution: Institution, *, by: Actor) -> None:
    """Take an institution off a draft; the others close up."""
    with changing(version, "members.lpiversion.change", by=by) as row:
        row.entries.filter(institution=institution).delete()
        for ordinal, entry in enumerate(row.entries.order_by("ordinal"), start=1):
            row.entries.filter(pk=entry.pk).update(ordinal=ordinal)


def propose(version: LpiVersion, *, by: Actor) -> None:
    """Propose a draft to a meeting: from now on it waits for the decision and is not changed."""
    move(version, "propose", by=by)


def take_back(version: LpiVersion, *, by: Actor) -> None:
    """Take a proposed list back to change it."""
    move(version, "take_back", by=by)


def discard(version: LpiVersion, *, by: Actor) -> None:
    """Throw a draft away that no meeting has seen."""
    with changing(version, "members.lpiversion.discard", by=by) as row:
        row.entries.all().delete()
        try:
            row.delete()
        except ProtectedError as error:
            raise Refused(_("A line of minutes names this list. Take it out of that line first.")) from error


def apply_provisionally(version: LpiVersion, *, starts_on: datetime.date, basis: str, by: Actor) -> None:
    """Apply a list without a decision: only where none applies yet, or the Terms ask for no decision."""
    with moving(version, "apply", by=by) as row:
        if starts_on > today():
            raise Refused(_("This day is in the future. Do it on that day."))
        _end_before(starts_on, by=by)
        row.starts_on, row.basis_text = starts_on, basis


def adopt(version: LpiVersion, *, basis: dict[str, str], document: DocumentVersion | None, by: Actor) -> None:
    """Adopt a proposed list by a decision of minutes approved today; the one before ends on the day before.

    basis: the decision in words, by language.
    It applies from the day of the approval, so that what was done under the old list stays right.
    """
    with moving(version, "adopt", by=by) as row:
        now = newest()
        begins = max(today(), now.starts_on + timedelta(days=1)) if now and now.starts_on else today()
        _end_before(begins, by=by)
        row.starts_on, row.basis_document = begins, document
        for language, text in basis.items():
            setattr(row, f"basis_text_{language}", text[:300])


def _end_before(day: datetime.date, *, by: Actor) -> None:
    for old in LpiVersion.objects.applied():
        if old.starts_on and old.starts_on >= day:
            raise Refused(
                _("The list that applies began on %(day)s. Choose a later day.")
                % {"day": long_date(old.starts_on, get_language())}
            )
        with moving(old, "supersede", by=by) as row:
            row.ends_on = day - timedelta(days=1)


def differences(before: LpiVersion | None, after: LpiVersion) -> dict[str, list[Institution]]:
    """Which institutions one version adds and which it takes off, against another."""
    old = _institutions(before) if before else {}
    new = _institutions(after)
    return {
        "added": [institution for pk, institution in new.items() if pk not in old],
        "taken_off": [institution for pk, institution in old.items() if pk not in new],
    }


def _institutions(version: LpiVersion) -> dict[int, Institution]:
    entries = version.entries.select_related("institution").prefetch_related("institution__names")
    return {entry.institution_id: entry.institution for entry in entries}
