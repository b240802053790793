"""How a corrigendum moves: as the minutes it corrects."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.paths import Path
from iiwg.workflow.tables import Act, Refused, Transition, Workflow, register
from meetings.meeting.workflow import SECRETARIAT
from meetings.minutes.enums import MinutesStatus
from meetings.minutes.workflow.minutes import COCHAIR, another_pair_of_eyes
from members.terms.texts import by_chairs_lazy


def is_approved(minutes, *, by):
    """Minutes that are not approved yet are changed, not corrected."""
    if not minutes.is_sealed:
        raise Refused(
            _("Only approved minutes are corrected by a corrigendum. Change the text of these instead.")
        )


def is_being_written(corrigendum, *, by):
    """A text that was sent for approval is fixed."""
    if not corrigendum.is_being_written:
        raise Refused(
            _("The corrigendum was sent for approval: its text is fixed and can no longer be changed.")
        )


def was_never_sent(corrigendum, *, by):
    """What somebody was asked about stays on record."""
    if corrigendum.ordinal is not None:
        raise Refused(_("This corrigendum was sent for approval and stays on record."))


def of_published_minutes(corrigendum, *, by):
    """Who may read follows the minutes."""
    if not corrigendum.minutes.is_published:
        raise Refused(_("The minutes are not published yet. Publish them first."))


CORRIGENDUM = register(
    Workflow(
        name="meetings.corrigendum",
        states=MinutesStatus,
        path=Path(
            states=(
                MinutesStatus.DRAFT,
                MinutesStatus.FOR_APPROVAL,
                MinutesStatus.APPROVED,
                MinutesStatus.PUBLISHED,
            ),
            beside={MinutesStatus.RETURNED: MinutesStatus.DRAFT},
        ),
        transitions=(
            Transition(
                verb="send_for_approval",
                label=by_chairs_lazy(
                    _("Send for approval to the chair"), _("Send for approval to the leading co-chair")
                ),
                done=_("sent the corrigendum for approval"),
                sources=(MinutesStatus.DRAFT, MinutesStatus.RETURNED),
                target=MinutesStatus.FOR_APPROVAL,
                permission="meetings.send_corrigendum_for_approval",
                who=SECRETARIAT,
                stamp="sent",
                url_name="meetings:corrigendum-send",
                primary=True,
                success_message=_("The corrigendum is sent for approval."),
                help=_("The exact text and its number are fixed. Who approves the minutes is asked."),
            ),
            Transition(
                verb="take_back",
                label=_("Take back"),
                done=_("took the corrigendum back"),
                sources=(MinutesStatus.FOR_APPROVAL,),
                target=MinutesStatus.DRAFT,
                permission="meetings.send_corrigendum_for_approval",
                who=SECRETARIAT,
                url_name="meetings:corrigendum-take-back",
                success_message=_("The corrigendum is a draft again."),
            ),
            Transition(
                verb="approve",
                label=_("Approve"),
                done=_("approved the corrigendum"),
                sources=(MinutesStatus.FOR_APPROVAL,),
                target=MinutesStatus.APPROVED,
                permission="meetings.approve_corrigendum",
                who=COCHAIR,
                when=(another_pair_of_eyes,),
                effects=("corrigendum.approved",),
                stamp="approved",
            ),
            Transition(
                verb="approve_on_paper",
                label=_("Record the approval signed on paper"),
                done=_("recorded the approval of the corrigendum signed on paper"),
                sources=(MinutesStatus.FOR_APPROVAL,),
                target=MinutesStatus.APPROVED,
                permission="meetings.record_paper_approval_of_corrigendum",
                who=SECRETARIAT,
                effects=("corrigendum.approved",),
                stamp="approved",
            ),
            Transition(
                verb="return_with_remark",
                label=_("Return with a remark"),
                done=_("returned the corrigendum with a remark"),
                sources=(MinutesStatus.FOR_APPROVAL,),
                target=MinutesStatus.RETURNED,
                permission="meetings.return_corrigendum",
                who=COCHAIR,
                when=(another_pair_of_eyes,),
                needs_note=True,
            ),
            Transition(
                verb="publish",
                label=_("Publish to the members"),
                done=_("published the corrigendum"),
                sources=(MinutesStatus.APPROVED,),
                target=MinutesStatus.PUBLISHED,
                permission="meetings.publish_corrigendum",
                who=SECRETARIAT,
                when=(of_published_minutes,),
                effects=("corrigendum.published",),
                stamp="published",
                url_name="meetings:corrigendum-publish",
                has_form=True,
                asks_again=True,
                primary=True,
                success_message=_("The corrigendum is published."),
                help=_("Members read and download it, and get a letter."),
            ),
        ),
    )
)

ACTS = (
    Act(
        name="meetings.corrigendum.start",
        done=_("began a corrigendum"),
        permission="meetings.correct_minutes",
        who=SECRETARIAT,
        when=(is_approved,),
    ),
    Act(
        name="meetings.corrigendum.reason",
        done=_("changed the reason of the corrigendum"),
        permission="meetings.edit_corrigendum",
        who=SECRETARIAT,
        when=(is_being_written,),
    ),
    Act(
        name="meetings.corrigendum.correct",
        done=_("wrote a correction"),
        permission="meetings.edit_corrigendum",
        who=SECRETARIAT,
        when=(is_being_written,),
    ),
    Act(
        name="meetings.corrigendum.uncorrect",
        done=_("took a correction out"),
        permission="meetings.edit_corrigendum",
        who=SECRETARIAT,
        when=(is_being_written,),
    ),
    Act(
        name="meetings.corrigendum.discard",
        done=_("discarded the corrigendum"),
        permission="meetings.edit_corrigendum",
        who=SECRETARIAT,
        when=(is_being_written, was_never_sent),
    ),
    Act(
        name="meetings.corrigendum.one_approval",
        done=_("approved the corrigendum; another co-chair is still asked"),
        permission="meetings.approve_corrigendum",
        who=COCHAIR,
    ),
)
