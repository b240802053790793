"""Versions of the composition: a draft follows every change of a person until its act is recorded, or a letter suffices."""

import datetime
import hashlib

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.database.models import today
from iiwg.workflow.doors import moving
from iiwg.workflow.tables import Refused
from members.seats.enums import CompositionStatus
from members.seats.models import Composition, MembershipTerm
from members.terms.services.terms import on as terms_on


def approved() -> Composition | None:
    """The version that applies."""
    return Composition.objects.filter(status=CompositionStatus.APPROVED).first()


def draft() -> Composition | None:
    """The version that waits for its act."""
    return Composition.objects.filter(status=CompositionStatus.DRAFT).first()


def follow(*, by) -> None:
    """After a person changed: the next version holds who sits now. Where a letter suffices it is approved at once."""
    terms = terms_on()
    needs_act = terms.composition_needs_act if terms else None
    if needs_act is None and not Composition.objects.exists():
        return
    made = write(by=by)
    if made and needs_act is False:
        approve(made, act=_("by the nomination letters"), act_date=today(), by=by)


def write(*, by) -> Composition | None:
    """Write who sits in the group today into the draft; no draft is left where nothing differs from what is approved."""
    now = set(MembershipTerm.objects.holding().values_list("pk", flat=True))
    with transaction.atomic():
        row, before = draft(), approved()
        if before and set(before.entries.values_list("term_id", flat=True)) == now:
            if row:
                row.entries.all().delete()
                row.delete()
            return None
        if row is None:
            last = Composition.objects.aggregate(last=Max("number"))["last"] or 0
            row = Composition.objects.create(number=last + 1)
        row.entries.exclude(term_id__in=now).delete()
        for term_id in now:
            row.entries.get_or_create(term_id=term_id)
        record("members.composition.draft", row, by=by)
    return row


def fingerprint(composition: Composition) -> str:
    """Which persons a version holds, as one word: tells whether it is still the one that was read."""
    ids = sorted(composition.entries.values_list("term_id", flat=True))
    return hashlib.sha256(",".join(map(str, ids)).encode()).hexdigest()[:16]


def approve(
    composition: Composition, *, act: str, act_date: datetime.date, document=None, expected="", by
) -> None:
    """Record the act that approves a version; the one before is superseded. expected: its fingerprint as it was read."""
    if not act.strip():
        raise Refused(_("Write the kind and the number of the act."))
    with transaction.atomic():
        before = approved()
        if before:
            with moving(before, "supersede", by=by):
                pass
        with moving(composition, "approve", by=by) as row:
            if expected and expected != fingerprint(row):
                raise Refused(_("A person changed meanwhile. Read the present composition first."))
            row.act, row.act_date, row.document = act.strip(), act_date, document


def changes(before: Composition | None, after: Composition) -> dict[str, list[MembershipTerm]]:
    """Who joins and who leaves between two versions."""
    old = _terms(before) if before else {}
    new = _terms(after)
    return {
        "joins": [term for pk, term in new.items() if pk not in old],
        "leaves": [term for pk, term in old.items() if pk not in new],
    }


def _terms(composition: Composition) -> dict[int, MembershipTerm]:
    entries = composition.entries.select_related("term__person", "term__seat__unit").prefetch_related(
        "term__seat__unit__names"
    )
    return {entry.term_id: entry.term for entry in entries}
