"""What of the outgoing mail is not well."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iiwg.health.findings import Finding, Level
from iiwg.notifications.services import stuck


def mail() -> Iterator[Finding]:
    """Whether letters leave."""
    title, count = _("Outgoing mail"), stuck()
    if not count:
        yield Finding("mail", Level.WELL, title, _("No letter waits for long."), page="desk:mail")
        return
    words = ngettext(
        "%(count)d letter waits too long or could not be sent.",
        "%(count)d letters wait too long or could not be sent.",
        count,
    )
    advice = _("The list of outgoing mail says why.")
    yield Finding("mail", Level.FAULT, title, words % {"count": count}, advice, page="desk:mail")
