"""What of letters and notices waits for a reader, on the home page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from iiwg.accounts.rules import is_secretariat
from iiwg.notifications.enums import State
from iiwg.notifications.models import Notification
from iiwg.pages.brought import ROWS, Section, Urgency

LATEST = 100  # notices that are looked at


@dataclass(frozen=True)
class Notices:
    """The newest notice about a record, and how many there are about it."""

    newest: Notification
    count: int

    @property
    def earlier(self) -> int:
        """How many came before the newest one."""
        return self.count - 1


def sections(user) -> Iterator[Section]:
    """For the secretariat, letters that reached nobody; for everybody, notices not read yet."""
    if is_secretariat(user):
        nobody = Q(to_email="", to_user__isnull=True, read_at__isnull=True)
        if unsent := list(Notification.objects.filter(Q(state=State.FAILED) | nobody)[:ROWS]):
            heading = _("Letters that reached nobody")
            yield Section("desk/home/unsent.html", {"letters": unsent}, heading=heading, urgency=Urgency.LATE)
    unread = Notification.objects.filter(to_user=user, read_at__isnull=True)
    if groups := _grouped(unread[:LATEST]):
        heading = _("Notices (%(count)d)") % {"count": unread.count()}
        yield Section(
            "desk/home/notices.html", {"groups": groups[:ROWS]}, heading=heading, urgency=Urgency.NEWS
        )


def _grouped(notices: Iterable[Notification]) -> list[Notices]:
    """Those about the same record together; the newest stands for them."""
    groups: dict[str, list[Notification]] = defaultdict(list)
    for notice in notices:
        groups[notice.about or str(notice.pk)].append(notice)
    return [Notices(group[0], len(group)) for group in groups.values()]
