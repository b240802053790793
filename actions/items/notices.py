"""The words of letters about action items."""

from django.utils.translation import gettext_lazy as _

from iiwg.notifications.notices import Notice

CREATED = Notice(
    "actions.born",
    _("Action items for %(institution)s"),
    _("The minutes of %(day)s are approved. Your institution is responsible for:\n\n%(items)s"),
)
REPORTED_DONE = Notice(
    "actions.reported_done",
    _("Reported done: %(number)s"),
    _("%(institution)s reports action item %(number)s as done. Please confirm it or send it back."),
)
SENT_BACK = Notice(
    "actions.sent_back",
    _("Sent back: %(number)s"),
    _("Action item %(number)s was sent back with this remark:\n\n%(remark)s"),
)
CONFIRMED = Notice(
    "actions.confirmed",
    _("Confirmed: %(number)s"),
    _("Action item %(number)s is confirmed as done. Thank you."),
)
