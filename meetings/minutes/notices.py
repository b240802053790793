"""The words of letters about minutes."""

from django.utils.translation import gettext_lazy as _

from iiwg.notifications.notices import Notice
from members.terms.texts import by_chairs_lazy

FOR_APPROVAL = Notice(
    "meetings.for_approval",
    _("Minutes of %(meeting)s await your approval"),
    _(
        "The minutes of %(meeting)s of %(day)s are ready. Please read them and press Approve, or return them "
        "with a remark. It takes five minutes and works on a phone."
    ),
)
RETURNED = Notice(
    "meetings.returned",
    _("Minutes of %(meeting)s were returned"),
    by_chairs_lazy(
        _("The chair returned the minutes of %(meeting)s with this remark:\n\n%(remark)s"),
        _("The co-chair returned the minutes of %(meeting)s with this remark:\n\n%(remark)s"),
    ),
)
APPROVED = Notice(
    "meetings.approved",
    _("Minutes of %(meeting)s are approved"),
    _("The minutes of %(meeting)s of %(day)s are approved. You can publish them now."),
)
PUBLISHED = Notice(
    "meetings.published",
    _("Minutes of %(meeting)s"),
    _("The minutes of %(meeting)s of %(day)s are published. You can read and download them."),
)
