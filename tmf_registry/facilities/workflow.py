"""What may be done to a facility."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act
from members.institutions.workflow import SECRETARIAT_ONLY

ACTS = (
    Act(
        name="tmf_registry.facility.add",
        done=_("entered the facility"),
        permission="tmf_registry.change_facility",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="tmf_registry.facility.change",
        done=_("changed the facility"),
        permission="tmf_registry.change_facility",
        who=SECRETARIAT_ONLY,
    ),
)
