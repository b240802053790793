"""The chair is handed over: who is told 90, 30 and 0 days before."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from iiwg.audit.services import key
from iiwg.notifications.notices import Recipient
from iiwg.notifications.reminders import Due, Ladder
from iiwg.pages.dates import day_in_words
from members.chairs.models import ChairingTerm
from members.chairs.services import chairs
from members.institutions import services as institutions

HANDOVER_RULE = "members.handover"
HANDOVER_LADDER = Ladder((90, 30, 0))


def handover_of_the_chair(on: date) -> Iterator[Due]:
    """The chair is handed over: the secretariat and who leads next are told 90, 30 and 0 days before."""
    term = chairs.leading(on)
    if term is None or term.ends_on is None:
        return
    rung = HANDOVER_LADDER.rung(term.ends_on, on)
    if rung is None:
        return
    prefetch_related_objects([term], "institution__names")
    following = term.following()
    told = institutions.secretariat()
    told += [Recipient.of(user) for user in chairs.accounts_of(following, on)] if following else []
    for recipient in told:
        yield Due(
            HANDOVER_RULE, rung, key(term), term.ends_on, recipient, _handover_line(term, term.ends_on), "/"
        )


def _handover_line(term: ChairingTerm, last: date) -> Callable[[], str]:
    def line() -> str:
        facts = {"institution": term.institution_name(last), "day": day_in_words(last)}
        return _("%(institution)s leads until %(day)s: prepare the hand-over of the chair") % facts

    return line
