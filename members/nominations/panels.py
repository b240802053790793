"""What a page of a lower noun shows of nominations."""

from typing import Any

from django.utils.translation import gettext as _

from iiwg.accounts.models import User
from members.nominations.models import StepTemplate


def of_calendar(_group: Any, user: User) -> dict | None:
    """The templates of steps inside institutions: their working days are counted by the calendar."""
    if not user.has_perm("members.request_nomination"):
        return None
    return {
        "title": _("Steps inside institutions"),
        "template": "members/nominations/step_templates.html",
        "context": {"templates": StepTemplate.objects.prefetch_related("steps")},
    }
