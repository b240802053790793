"""The way to the hand-over pack on pages of the chair."""

from django.utils.translation import gettext as _


def of_chairing_term(term, user):
    """The way to the hand-over pack of a term."""
    if not user.has_perm("members.view_handover", term):
        return None
    return {
        "title": _("Hand-over of the chair"),
        "template": "desk/handover/panel.html",
        "context": {"term": term},
    }
