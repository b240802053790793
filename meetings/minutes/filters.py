"""Filters of the register of outcomes."""

from django.utils.translation import gettext_lazy as _

from iiwg.database.fold import fold
from iiwg.pages.filters import Choice, Filters, Words
from meetings.minutes.enums import OutcomeKind


class OutcomeFilters(Filters):
    """By words, in any spelling, and kind."""

    q = Words(method="holds", label=_("Words"))
    kind = Choice(choices=OutcomeKind.choices, label=_("Kind"))

    def holds(self, rows, name, words):
        """Outcomes whose text holds the words."""
        return rows.filter(folded__contains=fold(words))
