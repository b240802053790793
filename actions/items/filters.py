"""Filters of the list of action items."""

from django.utils.translation import gettext_lazy as _

from actions.items.enums import ActionStatus
from actions.items.rules import visible_actions
from iiwg.pages.filters import Choice, Filters
from members.institutions.models import Institution

UNFINISHED, OVERDUE, ALL = "unfinished", "overdue", "all"
STATES = [
    (UNFINISHED, _("All that are open")),
    (OVERDUE, _("Overdue")),
    (ALL, _("All")),
    *ActionStatus.choices,
]


class ActionFilters(Filters):
    """By state and responsible institution; what is finished is not shown until it is asked for."""

    first = {"state": UNFINISHED}

    state = Choice(choices=STATES, empty_label=None, method="in_state", label=_("Show"))
    institution = Choice(field_name="responsible", label=_("Responsible"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        responsible = visible_actions(self.request.user).order_by().values("responsible")
        institutions = Institution.objects.filter(pk__in=responsible).prefetch_related("names")
        self.filters["institution"].extra["choices"] = [
            (institution.pk, institution.name()) for institution in institutions
        ]

    def in_state(self, rows, name, state):
        """Items of a state, or of several that belong together."""
        together = {UNFINISHED: rows.open, OVERDUE: rows.overdue, ALL: rows.all}
        return together[state]() if state in together else rows.filter(status=state)
