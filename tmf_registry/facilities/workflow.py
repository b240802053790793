"""What may be done."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

ACTS = (
    Act(
        name="tmf_registry.facility.add",
        done=_("entered the facility"),
        permission="tmf_registry.change_facility",
    ),
    Act(
        name="tmf_registry.facility.change",
        done=_("changed the facility"),
        permission="tmf_registry.change_facility",
    ),
)
