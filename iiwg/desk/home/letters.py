"""What of letters and notices waits for a reader, on the home page."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from iiwg.accounts.rules import is_secretariat
from iiwg.notifications.enums import State
from iiwg.notifications.models import Notification
from iiwg.pages.brought import ROWS, Section, Urgency


def sections(user) -> Iterator[Section]:
    """For the secretariat, letters that reached nobody; for everybody, notices not read yet."""
    if is_secretariat(user):
        nobody = Q(to_email="", to_user__isnull=True, read_at__isnull=True)
        if unsent := list(Notification.objects.filter(Q(state=State.FAILED) | nobody)[:ROWS]):
            heading = _("Letters that reached nobody")
            yield Section("desk/home/unsent.html", {"letters": unsent}, heading=heading, urgency=Urgency.LATE)
    if notices := list(Notification.objects.filter(to_user=user, read_at__isnull=True)[:ROWS]):
        template = "desk/home/notices.html"
        yield Section(template, {"notices": notices}, heading=_("Notices"), urgency=Urgency.NEWS)
