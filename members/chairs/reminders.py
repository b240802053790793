"""The chair is handed over: who is told 90, 30 and 0 days before."""

from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from iiwg.audit.services import key
from iiwg.notifications.notices import Recipient
from iiwg.notifications.reminders import Due, Ladder
from iiwg.pages.dates import day_in_words
from members.chairs.services import chairs
from members.institutions import services as institutions

HANDOVER_RULE = "members.handover"
HANDOVER_LADDER = Ladder((90, 30, 0))


def handover_of_the_chair(on: date):
    """The chair is handed over: the secretariat and who leads next are told 90, 30 and 0 days before."""
    term = chairs.leading(on)
    rung = HANDOVER_LADDER.rung(term.ends_on, on) if term and term.ends_on else None
    if rung is None:
        return
    prefetch_related_objects([term], "institution__names")
    following = term.following()
    told = institutions.secretariat()
    told += [Recipient.of(user) for user in chairs.accounts_of(following, on)] if following else []
    for recipient in told:
        yield Due(HANDOVER_RULE, rung, key(term), term.ends_on, recipient, _handover_line(term), "/")


def _handover_line(term):
    def line() -> str:
        facts = {"institution": term.institution.name(), "day": day_in_words(term.ends_on)}
        return _("%(institution)s leads until %(day)s: prepare the hand-over of the chair") % facts

    return line
