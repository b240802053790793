"""What pages of lower rooms show of meetings."""

from django.utils.translation import gettext as _

from meetings.minutes.rules import visible_outcomes, with_corrections


def of_facility(facility, user):
    """The outcomes about a facility."""
    found = visible_outcomes(user).filter(facility=facility).select_related("meeting", "line")
    rows = list(found.prefetch_related(with_corrections(user, "line__corrections"))[:50])
    if not rows:
        return None
    title = _("Decisions and recommendations about this facility")
    return {"title": title, "template": "meetings/minutes/outcomes/panel.html", "context": {"outcomes": rows}}
