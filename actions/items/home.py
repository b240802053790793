"""What of action items waits for a reader, on the home page."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from actions.items.enums import ActionStatus
from actions.items.models import ActionItem
from actions.items.rules import coordinated_by, visible_actions
from iiwg.accounts.rules import is_secretariat
from iiwg.database.models import today
from iiwg.pages.brought import ROWS, Section, Urgency
from meetings.minutes.enums import MinutesStatus
from meetings.minutes.rules import visible_minutes
from members.chairs.rules import is_cochair
from members.institutions.rules import represented_by
from members.seats.models import MembershipTerm

FRESH = timedelta(days=90)  # how long a new member sees what was taken over
MINUTES = 2  # published last, shown to a new member


def sections(user) -> Iterator[Section]:
    """What a new member takes over, own items, those a co-chair coordinates, what the secretariat confirms or chases."""
    own = represented_by(user)
    if own and (taken_over := _taken_over_by(user)):
        yield Section("actions/items/home/takes_over.html", taken_over, urgency=Urgency.HANDING_OVER)
    if is_cochair(user):
        heading = _("Open action items you coordinate")
        yield from _rows(heading, coordinated_by(user), Urgency.OWN_WORK)
    if own:
        mine = Q(responsible_id__in=own) | Q(co_executors__in=own)
        heading = _("Action items of your institution")
        yield from _rows(heading, visible_actions(user).open().filter(mine).distinct(), Urgency.OWN_WORK)
    if is_secretariat(user):
        done = ActionItem.objects.filter(status=ActionStatus.REPORTED_DONE)
        yield from _rows(_("Reported done: confirm or send back"), done, Urgency.TO_DECIDE)
        yield from _rows(_("Overdue"), ActionItem.objects.overdue(), Urgency.LATE)


def _rows(heading: str, items, urgency: Urgency) -> Iterator[Section]:
    if rows := list(items.with_rows()[:ROWS]):
        yield Section("actions/items/panel.html", {"items": rows}, heading=heading, urgency=urgency)


def _taken_over_by(user) -> dict | None:
    """What a new member takes over: the term that follows somebody else's, while it is fresh."""
    mine = MembershipTerm.objects.holding().filter(person__user=user, starts_on__gte=today() - FRESH)
    for term in mine.select_related("seat__unit").prefetch_related("seat__unit__names"):
        before = term.seat.terms.filter(starts_on__lt=term.starts_on).exclude(person=term.person_id)
        predecessor = before.select_related("person").order_by("-starts_on").first()
        if predecessor:
            unit = term.seat.unit
            places = {unit.pk, *unit.parents.on(today()).values_list("parent_id", flat=True)}
            items = visible_actions(user).open().filter(responsible_id__in=places).with_rows()
            published = visible_minutes(user).filter(status=MinutesStatus.PUBLISHED)
            return {
                "predecessor": predecessor.person,
                "items": list(items[:ROWS]),
                "minutes": list(published[:MINUTES]),
            }
    return None
