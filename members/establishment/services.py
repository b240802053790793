"""The formal establishment of the group: steps from a playbook, their days and papers, how long it took."""

import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.documents.services import store_if_given
from iiwg.pages.languages import RECORD_LANGUAGES, fields_of
from iiwg.workflow.doors import changing, creating, moving
from iiwg.workflow.tables import Refused
from members.establishment.enums import StepStatus
from members.establishment.models import EstablishmentStep, Objective, Playbook
from members.institutions.models import Group


def apply_playbook(playbook: Playbook, *, by: Actor) -> None:
    """Take the steps of a playbook in their order; they are changed freely afterwards."""
    with changing(playbook, "members.establishmentstep.apply", by=by, playbook=playbook.code):
        if _is_something_recorded():
            raise Refused(_("Something is recorded for some steps already. Add or change steps one by one."))
        EstablishmentStep.objects.all().delete()
        for step in playbook.steps.all():
            titles = {name: getattr(step, name) for name in fields_of("title", RECORD_LANGUAGES)}
            EstablishmentStep.objects.create(ordinal=step.ordinal, **titles)


def _is_something_recorded() -> bool:
    written = Q(status=StepStatus.DONE) | Q(document__isnull=False) | ~Q(note="") | ~Q(letter_number="")
    days = Q(began_on__isnull=False) | Q(planned_on__isnull=False)
    return EstablishmentStep.objects.filter(written | days).exists()


def add(
    *,
    by: Actor,
    done_on: datetime.date | None = None,
    file: UploadedFile | None = None,
    **fields: Any,
) -> EstablishmentStep:
    """A step at the end of the others; a day on which it was done makes it done."""
    with creating(EstablishmentStep, "members.establishmentstep.add", by=by) as make:
        _refuse_end_before_beginning(fields.get("began_on"), done_on)
        last = EstablishmentStep.objects.aggregate(last=Max("ordinal"))["last"] or 0
        step = make(ordinal=last + 1, document=store_if_given(file, by=by), **fields)
        if done_on:
            with moving(step, "finish", by=by) as row:
                row.done_on = done_on
    return step


def change(
    step: EstablishmentStep,
    *,
    by: Actor,
    done_on: datetime.date | None = None,
    file: UploadedFile | None = None,
    **fields: Any,
) -> None:
    """Change what is known of a step; a day on which it was done makes it done, no day takes that back."""
    with changing(step, "members.establishmentstep.change", by=by) as row:
        _refuse_end_before_beginning(fields.get("began_on"), done_on)
        fields |= {"done_on": done_on, "document": store_if_given(file, by=by) or row.document}
        if bool(done_on) == row.is_done:
            _fill(row, fields)
        else:
            with moving(row, "finish" if done_on else "reopen", by=by) as moved:
                _fill(moved, fields)


def _refuse_end_before_beginning(began_on: datetime.date | None, done_on: datetime.date | None) -> None:
    if began_on and done_on and done_on < began_on:
        raise Refused(_("A step is not done before it is begun."))


def _fill(step: EstablishmentStep, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(step, name, value)


def remove(step: EstablishmentStep, *, by: Actor) -> None:
    """Take a step away that was not done."""
    with changing(step, "members.establishmentstep.remove", by=by) as row:
        row.delete()


def total_days() -> int | None:
    """Days from the beginning of the first step to the end of the last; None until every step is done."""
    steps = list(EstablishmentStep.objects.all())
    begun = [day for step in steps if (day := step.began_on or step.done_on)]
    done = [day for step in steps if (day := step.done_on)]
    if not steps or len(done) < len(steps):
        return None
    return (max(done) - min(begun)).days


def set_objectives(group: Group, rows: list[dict[str, str]], *, by: Actor, source: str = "") -> None:
    """The objectives of the group in order, each by language; one that is reworded loses its source."""
    with changing(group, "members.objective.change", by=by):
        kept = {row.ordinal: row for row in Objective.objects.select_for_update()}
        for ordinal, texts in enumerate(rows, start=1):
            objective = kept.pop(ordinal, None) or Objective(ordinal=ordinal)
            _word(objective, texts, source)
        Objective.objects.filter(ordinal__in=kept).delete()


def _word(objective: Objective, texts: dict[str, str], source: str) -> None:
    """Write an objective in its languages."""
    before = {code: getattr(objective, f"text_{code}") or "" for code in texts}
    is_reworded = any(before[code] not in ("", text) for code, text in texts.items())
    for code, text in texts.items():
        setattr(objective, f"text_{code}", text)
    objective.source = source or ("" if is_reworded else objective.source)
    objective.save()
