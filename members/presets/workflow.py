"""What may be done with a preset."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

ACTS = (
    Act(
        name="members.group.load_preset",
        done=_("loaded what public sources tell of the group"),
        permission="accounts.manage_users",
        effects=("preset.loaded",),
        by_system=True,
    ),
    Act(
        name="members.playbook.load",
        done=_("entered the playbooks of other countries"),
        permission="accounts.manage_users",
        by_system=True,
    ),
)
