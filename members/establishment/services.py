"""The formal establishment of the group: steps from a playbook, their days and papers, how long it took."""

import datetime

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.workflow.doors import moving
from iiwg.workflow.tables import Refused
from members.establishment.enums import StepStatus
from members.establishment.models import EstablishmentStep, Objective, Playbook

LANGUAGES = ("tg", "ru", "en", "kk")


def apply_playbook(playbook: Playbook, *, by) -> None:
    """Take the steps of a playbook in their order; they are changed freely afterwards."""
    with transaction.atomic():
        written = Q(status=StepStatus.DONE) | Q(document__isnull=False) | ~Q(note="") | ~Q(letter_number="")
        days = Q(began_on__isnull=False) | Q(planned_on__isnull=False)
        if EstablishmentStep.objects.filter(written | days).exists():
            raise Refused(_("Something is recorded for some steps already. Add or change steps one by one."))
        EstablishmentStep.objects.all().delete()
        for step in playbook.steps.all():
            titles = {f"title_{code}": getattr(step, f"title_{code}") for code in LANGUAGES}
            made = EstablishmentStep.objects.create(ordinal=step.ordinal, **titles)
        if playbook.steps.exists():
            record("members.establishmentstep.apply", made, by=by, playbook=playbook.code)


def add(*, by, **fields) -> EstablishmentStep:
    """A step at the end of the others."""
    with transaction.atomic():
        last = EstablishmentStep.objects.aggregate(last=Max("ordinal"))["last"] or 0
        made = EstablishmentStep.objects.create(ordinal=last + 1, **fields)
        record("members.establishmentstep.add", made, by=by)
    return made


def change(step: EstablishmentStep, *, by, document=None, **fields) -> None:
    """Change what is known of a step; a day on which it was done makes it done, no day takes that back."""
    done_on = fields.pop("done_on", None)
    began = fields.get("began_on")
    if began and done_on and done_on < began:
        raise Refused(_("A step is not done before it is begun."))
    with transaction.atomic():
        row = EstablishmentStep.objects.select_for_update().get(pk=step.pk)
        for name, value in fields.items():
            setattr(row, name, value)
        row.document = document or row.document
        if row.status == StepStatus.DONE and done_on:
            row.done_on = done_on
        row.save()
        record("members.establishmentstep.change", row, by=by)
        if bool(done_on) != (row.status == StepStatus.DONE):
            with moving(row, "finish" if done_on else "reopen", by=by) as moved:
                moved.done_on = done_on
    step.refresh_from_db()


def remove(step: EstablishmentStep, *, by) -> None:
    """Take a step away that was not done."""
    with transaction.atomic():
        row = EstablishmentStep.objects.select_for_update().get(pk=step.pk)
        if row.status == StepStatus.DONE:
            raise Refused(_("This step is done and stays on record."))
        record("members.establishmentstep.remove", row, by=by)
        row.delete()


def total_days() -> int | None:
    """Days from the beginning of the first step to the end of the last; None until every step is done."""
    steps = list(EstablishmentStep.objects.all())
    begun: list[datetime.date] = [
        step.began_on or step.done_on for step in steps if step.began_on or step.done_on
    ]
    done: list[datetime.date] = [step.done_on for step in steps if step.done_on]
    if not steps or len(done) < len(steps):
        return None
    return (max(done) - min(begun)).days


def set_objectives(rows: list[dict[str, str]], *, source: str = "", by) -> None:
    """The objectives of the group in order, each by language."""
    with transaction.atomic():
        kept = {row.ordinal: row for row in Objective.objects.select_for_update()}
        made = None
        for ordinal, texts in enumerate(rows, start=1):
            made = kept.pop(ordinal, None) or Objective(ordinal=ordinal)
            reworded = any(
                (getattr(made, f"text_{code}") or "") not in ("", text) for code, text in texts.items()
            )
            for code, text in texts.items():
                setattr(made, f"text_{code}", text)
            made.source = source or ("" if reworded else made.source)
            made.save()
        Objective.objects.filter(ordinal__in=kept).delete()
        if made:
            record("members.objective.change", made, by=by)
