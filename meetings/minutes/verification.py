"""The verification of minutes and corrigenda: each answer is about the text that was sent, and the status says what was answered."""

from collections.abc import Iterator

from django.db.models import CharField, Exists, OuterRef, Subquery, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from iiwg.audit.models import AuditEvent
from iiwg.audit.services import key
from iiwg.health.verification import Checked
from meetings.minutes.enums import ApprovalState
from meetings.minutes.models import Approval, Corrigendum, Minutes, MinutesText

AT_ONCE = 500  # rows read at once
KINDS: dict[str, type[Minutes] | type[Corrigendum]] = {"minutes": Minutes, "corrigendum": Corrigendum}
VERBS = ("approve", "approve_on_paper", "one_approval")


def approvals() -> Iterator[Checked]:
    """Whether every co-chair was asked about the text of that round, and the record of actions knows each approval."""
    for kind in KINDS:
        yield from _approvals_of(kind)


def _approvals_of(kind: str) -> Iterator[Checked]:
    sent = MinutesText.objects.filter(
        **{kind: OuterRef(kind)}, round=OuterRef("round"), authoritative=True
    ).values("document__sha256")
    recorded = AuditEvent.objects.annotate(digest=KT("facts__digest")).filter(
        subject=Concat(Value(f"meetings.{kind}:"), Cast(OuterRef(kind), CharField())),
        verb__in=[f"meetings.{kind}.{verb}" for verb in VERBS],
        digest=OuterRef("digest"),
    )
    rows = Approval.objects.filter(**{f"{kind}__isnull": False})
    rows = rows.annotate(sent=Subquery(sent), is_recorded=Exists(recorded)).order_by("pk")
    for row in rows.iterator(chunk_size=AT_ONCE):
        words: object = ""
        if row.digest != row.sent:
            words = _("The answer {key} is about another text than the one that was sent for approval.")
        elif row.state == ApprovalState.APPROVED and not row.is_recorded:
            words = _("The record of actions knows nothing of the approval {key} of this text.")
        yield Checked("approvals", key(row), format_lazy(words, key=key(row)) if words else "")


def statuses() -> Iterator[Checked]:
    """Whether a text is approved when every co-chair asked has approved it, and only then."""
    for kind, model in KINDS.items():
        answers = Approval.objects.filter(**{kind: OuterRef("pk")}, round=OuterRef("round"))
        rows = model.objects.annotate(
            has_approval=Exists(answers.filter(state=ApprovalState.APPROVED)),
            is_asked=Exists(answers.filter(state=ApprovalState.ASKED)),
        ).order_by("pk")
        for row in rows.iterator(chunk_size=AT_ONCE):
            agrees = row.is_sealed == (row.has_approval and not row.is_asked)
            words = _("The status of {key} is not what the answers of the co-chairs make it.")
            yield Checked("minutes", key(row), "" if agrees else format_lazy(words, key=key(row)))
