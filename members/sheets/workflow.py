"""What may be done with a spreadsheet of institutions and people."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act
from members.institutions.workflow import SECRETARIAT_ONLY

ACTS = (
    Act(
        name="members.sheet.choose",
        done=_("chose a spreadsheet"),
        permission="members.change_institution",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.sheet.apply",
        done=_("wrote the rows of a spreadsheet"),
        permission="members.change_institution",
        who=SECRETARIAT_ONLY,
    ),
)
