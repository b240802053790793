"""What minutes have to say when something below them moves."""

from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.workflow.tables import Refused
from meetings.agenda.models import AgendaItem
from meetings.minutes.models import Line


def keep_item_with_lines(item: AgendaItem, *, by: Actor) -> None:
    """An agenda item under which lines stand is not taken off."""
    if Line.objects.filter(item=item, removed_at__isnull=True).exists():
        raise Refused(_("Lines of the minutes were written under this item. Remove them first."))
