"""Who is missing and what happened, on pages of the members room."""

from django.utils.translation import gettext as _

from iiwg.desk.overview.timeline import timeline


def of_establishment(_group, user):
    """How the group came to be, in the order of days: acts, steps, lists, meetings."""
    events = timeline(user)
    if not events:
        return None
    return {
        "title": _("In the order of days"),
        "template": "desk/overview/panels/timeline.html",
        "context": {"events": events},
    }


def of_members(_group, _user):
    """The way to who is missing."""
    return {"title": _("Who is missing"), "template": "desk/overview/panels/gaps.html", "context": {}}
