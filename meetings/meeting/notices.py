"""The words of letters about a meeting."""

from django.utils.translation import gettext_lazy as _

from iiwg.notifications.notices import Notice

MOVED = Notice(
    "meetings.moved",
    _("New date: %(meeting)s, %(day)s"),
    _("%(meeting)s was moved. It takes place on %(day)s instead of %(before)s."),
)
CANCELLED = Notice(
    "meetings.cancelled",
    _("Cancelled: %(meeting)s, %(day)s"),
    _("%(meeting)s on %(day)s does not take place. %(reason)s"),
)
