"""What pages of rooms show of the desk."""

from django.utils.translation import gettext as _


def of_chairing_term(term, user):
    """The way to the hand-over pack of a term."""
    if not user.has_perm("members.view_handover", term):
        return None
    return {
        "title": _("Hand-over of the chair"),
        "template": "desk/panels/handover.html",
        "context": {"term": term},
    }
