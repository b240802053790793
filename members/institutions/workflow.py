"""What may be done to an institution."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

SECRETARIAT_ONLY = _("Only the secretariat records this.")


ACTS = (
    Act(
        name="members.institution.add",
        done=_("entered the institution"),
        permission="members.change_institution",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.institution.change",
        done=_("changed the institution"),
        permission="members.change_institution",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.institution.name",
        done=_("recorded a name"),
        permission="members.change_institution",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.institution.parent",
        done=_("recorded the parent body"),
        permission="members.change_institution",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.institution.succeed",
        done=_("recorded a successor"),
        permission="members.change_institution",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.institution.correct",
        done=_("corrected an entry"),
        permission="members.change_institution",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.institution.take_back",
        done=_("withdrew an entry"),
        permission="members.change_institution",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.institution.sectors",
        done=_("changed the sectors of the institution"),
        permission="members.change_institution",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.institution.grant",
        done=_("made a user focal point"),
        permission="members.grant_focal_point",
        by_system=True,
    ),
    Act(
        name="members.institution.withdraw",
        done=_("withdrew the focal point"),
        permission="members.grant_focal_point",
    ),
)
