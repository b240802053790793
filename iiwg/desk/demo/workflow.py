"""What may be done with the DEMO content."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

ACTS = (
    Act(
        name="desk.demo.load",
        done=_("loaded the DEMO content"),
        permission="accounts.manage_users",
        by_system=True,
    ),
)
