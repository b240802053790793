"""The register of outcomes."""

from django.utils.translation import gettext_lazy as _

from iiwg.pages.list_page import Column, ListPage
from meetings.minutes.filters import OutcomeFilters
from meetings.minutes.models import Outcome
from meetings.minutes.rules import with_corrections
from meetings.minutes.texts.corrigendum import cited_of

NUMBER = Column(
    "number",
    _("Number"),
    lambda outcome: outcome.number,
    sort="number",
    template="meetings/minutes/outcomes/cells/number.html",
    labelled=False,
)
KIND = Column("kind", _("Kind"), lambda outcome: outcome.get_kind_display())
TEXT = Column(
    "text",
    _("Text"),
    lambda outcome: outcome.text,
    template="meetings/minutes/outcomes/cells/text.html",
    labelled=False,
)
CORRECTED = Column("corrected", _("Corrected"), lambda outcome: "; ".join(cited_of(outcome.line)))
MEETING = Column(
    "meeting",
    _("Meeting"),
    lambda outcome: outcome.meeting.held_on,
    sort="meeting__held_on",
    template="meetings/minutes/outcomes/cells/meeting.html",
)


class OutcomeList(ListPage):
    """Decisions, recommendations and agreements, found by words and kind."""

    permission = "meetings.view_outcomes"
    model = Outcome
    filterset_class = OutcomeFilters
    columns = (NUMBER, TEXT, MEETING)
    file_columns = (NUMBER, KIND, TEXT, CORRECTED, MEETING)
    file_name = "outcomes"
    sorted_as = "-meeting"
    nothing = _("No outcome is recorded")
    nothing_yet = _("Outcomes appear here when minutes are approved.")
    template_name = "meetings/minutes/outcomes/list.html"

    def get_queryset(self):
        """With the meetings they come from and what corrected their lines."""
        found = super().get_queryset().select_related("meeting", "line")
        return found.prefetch_related(with_corrections(self.request.user, "line__corrections"))
