"""Templates of the approvals inside an institution: kept once, edited freely, used for each request."""

from iiwg.audit.actors import Actor
from iiwg.workflow.doors import changing, creating
from members.nominations.models import StepTemplate

Steps = list[tuple[str, int]]  # what happens, and the working days it takes


def add(*, name: str, steps: Steps, by: Actor) -> StepTemplate:
    """Keep a template: its name and its steps in order."""
    with creating(StepTemplate, "members.steptemplate.save", by=by) as make:
        template = make(name=name)
        _put(template, steps)
    return template


def change(template: StepTemplate, *, name: str, steps: Steps, by: Actor) -> None:
    """Change a template; requests that used it keep their steps."""
    with changing(template, "members.steptemplate.save", by=by) as row:
        row.name = name
        _put(row, steps)


def _put(template: StepTemplate, steps: Steps) -> None:
    template.steps.all().delete()
    for ordinal, (title, days) in enumerate(steps, start=1):
        template.steps.create(ordinal=ordinal, title=title, working_days=days)


def remove(template: StepTemplate, *, by: Actor) -> None:
    """Take a template away; requests that used it keep their steps."""
    with changing(template, "members.steptemplate.remove", by=by) as row:
        row.steps.all().delete()
        row.delete()
