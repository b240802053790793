"""What of the outgoing mail is not well."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iiwg.health.findings import Finding, Level
from iiwg.notifications.enums import Fault, State
from iiwg.notifications.models import Notification

WAITING_LONG = timedelta(minutes=30)
PAGE = "desk:mail"


def waiting() -> Iterator[Finding]:
    """Whether letters leave in time."""
    title = _("Outgoing mail")
    late = Notification.objects.late(WAITING_LONG).filter(seen_at__isnull=True)
    if not (count := late.count()):
        yield Finding("mail", Level.WELL, title, _("No letter waits for long."), page=PAGE)
        return
    words = ngettext(
        "%(count)d letter has waited for more than half an hour.",
        "%(count)d letters have waited for more than half an hour.",
        count,
    ) % {"count": count}
    if (
        fault := late.exclude(fault="")
        .order_by(F("started_at").desc(nulls_last=True))
        .values_list("fault", flat=True)
        .first()
    ):
        words = _("%(words)s The last reason: %(reason)s.") % {"words": words, "reason": Fault(fault).label}
    advice = _("Each is tried again for five days. The list of outgoing mail says why it waits.")
    yield Finding("mail", Level.FAULT, title, words, advice, page=PAGE)


def failed() -> Iterator[Finding]:
    """Whether a letter was given up that no administrator has seen."""
    title = _("Letters that could not be sent")
    count = Notification.objects.unseen().filter(state=State.FAILED).count()
    if not count:
        were_some = Notification.objects.filter(state=State.FAILED).exists()
        words = _("You have seen them all.") if were_some else _("No letter was given up.")
        yield Finding("failed_mail", Level.WELL, title, words, page=PAGE)
        return
    words = ngettext(
        "%(count)d letter could not be sent, and nobody has looked at it.",
        "%(count)d letters could not be sent, and nobody has looked at them.",
        count,
    )
    advice = _("Look at each in the list of outgoing mail: send it again, or say that you have seen it.")
    yield Finding("failed_mail", Level.FAULT, title, words % {"count": count}, advice, page=PAGE)
