"""What pages of lower rooms show of action items."""

from django.utils.translation import gettext as _

from actions.items.rules import visible_actions


def _panel(items, title) -> dict | None:
    rows = list(items.with_rows()[:50])
    if not rows:
        return None
    return {"title": title, "template": "actions/items/panel.html", "context": {"items": rows}}


def of_meeting(meeting, user):
    """The action items that follow from a meeting."""
    return _panel(
        visible_actions(user).filter(line__item__meeting=meeting), _("Action items of this meeting")
    )


def of_facility(facility, user):
    """The action items about a facility."""
    return _panel(visible_actions(user).filter(facility=facility), _("Action items about this facility"))


def of_institution(institution, user):
    """The open action items of an institution."""
    return _panel(visible_actions(user).open().filter(responsible=institution), _("Open action items"))
