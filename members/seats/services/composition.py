"""Versions of the composition: a draft follows every change of a person until its act is recorded, or a letter suffices."""

import datetime
import hashlib

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.database.models import today
from iiwg.documents.services import store_if_given
from iiwg.workflow.doors import changing, creating, move, moving
from iiwg.workflow.tables import Refused
from members.seats.models import Composition, MembershipTerm
from members.terms.services.terms import on as terms_on


def approved() -> Composition | None:
    """The version that applies."""
    return Composition.objects.approved().first()


def draft() -> Composition | None:
    """The version that waits for its act."""
    return Composition.objects.waiting().first()


def follow(*, by: Actor) -> None:
    """After a person changed: the next version holds who sits now. Where a letter suffices it is approved at once."""
    terms = terms_on()
    needs_act = terms.composition_needs_act if terms else None
    if needs_act is None and not Composition.objects.exists():
        return
    made = write(by=by)
    if made and needs_act is False:
        approve(made, act=_("by the nomination letters"), act_date=today(), by=by)


def write(*, by: Actor) -> Composition | None:
    """Write who sits in the group today into the draft; no draft is left where nothing differs from what is approved."""
    with creating(Composition, "members.composition.draft", by=by) as make:
        sitting = set(MembershipTerm.objects.holding().values_list("pk", flat=True))
        waiting, before = draft(), approved()
        differs = before is None or _membership_ids(before) != sitting
        if waiting:
            with changing(waiting, "members.composition.change", by=by) as row:
                _hold(row, sitting if differs else set())
                if not differs:
                    row.delete()
        elif differs:
            last = Composition.objects.aggregate(last=Max("number"))["last"] or 0
            waiting = make(number=last + 1)
            _hold(waiting, sitting)
    return waiting if differs else None


def _membership_ids(composition: Composition) -> set[int]:
    """The keys of the membership terms a version holds."""
    return set(composition.entries.values_list("term_id", flat=True))


def _hold(composition: Composition, sitting: set[int]) -> None:
    """Make a draft hold these membership terms and no others."""
    composition.entries.exclude(term_id__in=sitting).delete()
    for term_id in sitting - _membership_ids(composition):
        composition.entries.create(term_id=term_id)


def fingerprint(composition: Composition) -> str:
    """Which persons a version holds, as one word: tells whether it is still the one that was read."""
    ids = sorted(_membership_ids(composition))
    return hashlib.sha256(",".join(map(str, ids)).encode()).hexdigest()[:16]


def approve(
    composition: Composition,
    *,
    act: str,
    act_date: datetime.date,
    scan: UploadedFile | None = None,
    expected: str = "",
    by: Actor,
) -> None:
    """Record the act that approves a version; the one before is superseded. expected: its fingerprint as it was read."""
    with moving(composition, "approve", by=by) as row:
        if not act.strip():
            raise Refused(_("Write the kind and the number of the act."))
        if expected and expected != fingerprint(row):
            raise Refused(_("A person changed meanwhile. Read the present composition first."))
        before = approved()
        if before:
            move(before, "supersede", by=by)
        row.act, row.act_date, row.document = act.strip(), act_date, store_if_given(scan, by=by)


def changes(before: Composition | None, after: Composition) -> dict[str, list[MembershipTerm]]:
    """Who joins and who leaves between two versions."""
    old = _memberships(before) if before else {}
    new = _memberships(after)
    return {
        "joins": [term for pk, term in new.items() if pk not in old],
        "leaves": [term for pk, term in old.items() if pk not in new],
    }


def _memberships(composition: Composition) -> dict[int, MembershipTerm]:
    entries = composition.entries.select_related("term__person", "term__seat__unit").prefetch_related(
        "term__seat__unit__names"
    )
    return {entry.term_id: entry.term for entry in entries}
