"""Templates of the approvals inside an institution: kept once, edited freely, used for each request."""

from django.db import transaction

from iiwg.audit.services import record
from members.nominations.models import StepTemplate


def save(template: StepTemplate | None, *, name: str, steps: list[tuple[str, int]], by) -> StepTemplate:
    """Keep a template: its name and its steps (title, working days) in order."""
    with transaction.atomic():
        template = template or StepTemplate()
        template.name = name
        template.save()
        template.steps.all().delete()
        for ordinal, (title, days) in enumerate(steps, start=1):
            template.steps.create(ordinal=ordinal, title=title, working_days=days)
        record("members.steptemplate.save", template, by=by)
    return template


def remove(template: StepTemplate, *, by) -> None:
    """Take a template away; requests that used it keep their steps."""
    with transaction.atomic():
        record("members.steptemplate.remove", template, by=by)
        template.steps.all().delete()
        template.delete()
