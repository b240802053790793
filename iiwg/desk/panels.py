"""What pages of rooms show of the desk."""

from django.utils.translation import gettext as _

from iiwg.desk.timeline import timeline


def of_chairing_term(term, user):
    """The way to the hand-over pack of a term."""
    if not user.has_perm("members.view_handover", term):
        return None
    return {
        "title": _("Hand-over of the chair"),
        "template": "desk/panels/handover.html",
        "context": {"term": term},
    }


def of_establishment(_group, user):
    """How the group came to be, in the order of days: acts, steps, lists, meetings."""
    events = timeline(user)
    if not events:
        return None
    return {
        "title": _("In the order of days"),
        "template": "desk/panels/timeline.html",
        "context": {"events": events},
    }


def of_members(_group, _user):
    """The way to who is missing."""
    return {"title": _("Who is missing"), "template": "desk/panels/gaps.html", "context": {}}
