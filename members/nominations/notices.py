"""The words of letters about nominations."""

from django.utils.translation import gettext_lazy as _

from iiwg.notifications.notices import Notice

REQUESTED = Notice(
    "members.requested",
    _("Please nominate: %(unit)s"),
    _(
        "The working group asks %(unit)s to nominate its representative (%(capacity)s) by an official letter until "
        "%(due)s. The page below says what the letter must contain and has a draft to take to the head of the "
        "institution. The signed letter can be handed in on the same page."
    ),
)
REMINDED = Notice(
    "members.reminded",
    _("Reminder: nomination of %(unit)s"),
    _(
        "The working group asked %(unit)s to nominate its representative (%(capacity)s) until %(due)s. The letter "
        "has not arrived yet. The page below has a draft of it; the signed letter can be handed in there."
    ),
)
SUBMITTED = Notice(
    "members.submitted",
    _("Nomination of %(unit)s"),
    _("%(unit)s nominated %(person)s (%(capacity)s). Please check the letter and decide."),
)
RETURNED = Notice(
    "members.returned",
    _("Your nomination was returned: %(unit)s"),
    _("The secretariat returned the nomination of %(person)s with this remark:\n\n%(remark)s"),
)
ACCEPTED = Notice(
    "members.accepted",
    _("Your nomination is accepted: %(unit)s"),
    _("%(person)s represents %(unit)s (%(capacity)s) from %(starts)s."),
)
WITHDRAWN = Notice(
    "members.withdrawn",
    _("Your nomination was withdrawn: %(unit)s"),
    _("The secretariat recorded that %(unit)s takes its nomination of %(person)s back (%(capacity)s)."),
)
