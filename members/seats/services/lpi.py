"""Versions of the List of Participating Institutions: prepared by the secretariat, adopted by approved minutes (p19)."""

import datetime

from django.db.models import Max, ProtectedError, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.database.models import today
from iiwg.documents.models import DocumentVersion
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import changing, creating, move, moving
from iiwg.workflow.tables import Refused
from members.institutions.models import Institution, Succession
from members.seats.models import LpiVersion

ONE_DAY = datetime.timedelta(days=1)


def on(day: datetime.date | None = None) -> LpiVersion | None:
    """The list that applies on a day."""
    return LpiVersion.objects.on(day).first()


def newest() -> LpiVersion | None:
    """The list no other follows; it may begin on a day to come, where its decision names one."""
    return LpiVersion.objects.applied().first()


def before(version: LpiVersion) -> LpiVersion | None:
    """The list whose place a version takes; one that is prepared takes that of the newest."""
    if version.is_prepared:
        return newest()
    return on(version.starts_on - ONE_DAY) if version.starts_on else None


def overtaken(day: datetime.date | None = None) -> QuerySet[Succession]:
    """Listed bodies whose place another body has taken by a day: the next list has to name the successor."""
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=day or today())
    found = Succession.objects.filter(begun, before__lpi_entries__version=on(day))
    return found.select_related("before", "after").prefetch_related("before__names", "after__names")


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
        _take_place(row, starts_on, by=by)
        row.basis_text = basis
    _leave_place(version, by=by)


def adopt(
    version: LpiVersion,
    *,
    starts_on: datetime.date,
    basis: dict[str, str],
    document: DocumentVersion | None,
    by: Actor,
) -> None:
    """Adopt a proposed list by a decision of approved minutes, from the day of the decision or the one it names.

    basis: the decision in words, by language.
    """
    with moving(version, "adopt", by=by) as row:
        _take_place(row, starts_on, by=by)
        row.basis_document = document
        for language, text in basis.items():
            setattr(row, f"basis_text_{language}", text[:300])
    _leave_place(version, by=by)


def why_not_from(starts_on: datetime.date) -> str:
    """Why no other list can begin on a day: one begins then already; empty where none does."""
    taken = LpiVersion.objects.ever_applied().filter(starts_on=starts_on).first()
    if taken is None:
        return ""
    return _("%(version)s begins on %(day)s. Another list begins on another day.") % {
        "version": taken,
        "day": long_date(starts_on, get_language()),
    }


def _take_place(row: LpiVersion, starts_on: datetime.date, *, by: Actor) -> None:
    """Give a list its days among the others: the one before it ends, one that begins later stays and ends it."""
    if sentence := why_not_from(starts_on):
        raise Refused(sentence)
    later = LpiVersion.objects.ever_applied().first_after(starts_on)
    row.starts_on = starts_on
    row.ends_on = later.starts_on - ONE_DAY if later else None
    if old := on(starts_on):
        with moving(old, "supersede", by=by) as earlier:
            earlier.ends_on = starts_on - ONE_DAY


def _leave_place(version: LpiVersion, *, by: Actor) -> None:
    """A list of the past is superseded by the later one as soon as it is entered."""
    if version.ends_on:
        move(version, "supersede", by=by)


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
