"""Pages of action items: the list, one item, the reports about it."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actions.items import forms
from actions.items.enums import ActionStatus
from actions.items.filters import ActionFilters
from actions.items.models import ActionItem
from actions.items.rules import leading_term_ids, may_see_some, visible_actions
from actions.items.services import work
from actions.items.workflow import ACTION
from iiwg.accounts.history import history_of
from iiwg.accounts.rules import is_secretariat
from iiwg.audit.services import key
from iiwg.documents.views import send as send_file
from iiwg.notifications.models import ReminderSent
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.pages.languages import current_language
from iiwg.pages.list_page import Column, ListPage, as_chosen
from iiwg.pages.ordering import InLanguage
from iiwg.workflow.buttons import moves
from iiwg.workflow.paths import strip
from meetings.minutes.enums import DueKind
from meetings.minutes.models import Corrigendum
from meetings.minutes.rules import announced_corrigenda, with_corrections
from meetings.minutes.texts.corrigendum import cited
from meetings.minutes.texts.due import due_in_words
from members.chairs.rules import term_ids
from members.institutions.rules import represented_by
from members.terms.rules import is_observer_of_reports


def _due(item) -> str:
    """The due date in words."""
    return due_in_words(item.due_kind, item.due_on, item.due_meeting, item.offset_days)


COLUMNS = (
    Column(
        "number",
        gettext_lazy("Number"),
        lambda item: item.number,
        sort="number",
        template="actions/items/cells/number.html",
        labelled=False,
    ),
    Column(
        "text",
        gettext_lazy("What is to be done"),
        lambda item: item.text,
        template="actions/items/cells/text.html",
        labelled=False,
    ),
    Column(
        "responsible",
        gettext_lazy("Responsible"),
        lambda item: item.responsible.name(),
        sort=InLanguage("responsible__alphabet"),
        template="actions/items/cells/responsible.html",
    ),
    Column("due", gettext_lazy("Due"), _due, sort="due_on"),
    Column(
        "status",
        gettext_lazy("Status"),
        lambda item: item.get_status_display(),
        sort=as_chosen("status", ActionStatus),
        template="actions/items/cells/status.html",
    ),
)
MEETING = Column(
    "meeting", gettext_lazy("Meeting"), lambda item: item.meeting.held_on if item.meeting else None
)


class ActionList(ListPage):
    """Action items this reader may see: what is open, until something else is asked for."""

    permission = "actions.view_actionitems"
    model = ActionItem
    filterset_class = ActionFilters
    columns = COLUMNS
    file_columns = (*COLUMNS, MEETING)
    file_name = "action-items"
    sorted_as = "due"
    nothing = gettext_lazy("No action item here")
    nothing_yet = gettext_lazy("Action items are born when minutes are approved.")
    template_name = "actions/items/list.html"

    def get_queryset(self):
        """With all that a row shows."""
        found = visible_actions(self.request.user).with_details()
        return found.prefetch_related(with_corrections(self.request.user, "line__corrections"))

    def get_context(self):
        """How many are open, and how many of them are late; whose, where this reader does not see all."""
        user = self.request.user
        seen = visible_actions(user)
        counts = {"open": seen.open().count(), "overdue": seen.overdue().count()}
        return {"counts": counts, "sees_some": may_see_some(user), "shown": _what_is_shown(user)}


def _what_is_shown(user) -> str:
    """Which action items a reader sees, said to the reader; "" for who sees all."""
    if is_secretariat(user):
        return ""
    if not may_see_some(user):
        return _(
            "Action items are open to the institutions concerned, to who chairs and to the secretariat. None is open to you."
        )
    sentences = []
    if leading_term_ids(user):
        sentences.append(_("Shown are all open ones, and those of meetings held in your turn."))
    elif term_ids(user):
        sentences.append(_("Shown are those of meetings held in your turn."))
    if represented_by(user):
        sentences.append(_("Shown are those your institution is responsible for or works on."))
    if is_observer_of_reports(user):
        sentences.append(_("Shown are those of published minutes."))
    return " ".join(sentences)


def _corrigenda(item: ActionItem, user) -> list[Corrigendum]:
    """The corrigenda to the line an item comes from that a reader is told of; `is_seen`: whether this one may open it."""
    found = list(announced_corrigenda(user).filter(corrections__line=item.line_id).distinct())
    for row in found:
        row.is_seen = user.has_perm("meetings.view_corrigendum", row)
    return found


def _due_corrected_by(item: ActionItem) -> list[str]:
    """The published corrigenda that gave an item another due date, as they are cited."""
    made = Corrigendum.objects.published().filter(
        corrections__line=item.line_id, corrections__due_on__isnull=False
    )
    return [cited(row, current_language()) for row in made.distinct()]


def item_page(request, pk):
    """One item: what, where it stands, the next step, what was reported."""
    item = get_for_user(request, ActionItem, among=ActionItem.objects.with_details(), pk=pk)
    user = request.user
    context = {
        "item": item,
        "sees_meeting": user.has_perm("meetings.view_meeting", item.meeting),
        "sees_agenda_item": user.has_perm("meetings.view_agenda_item", item.agenda_item),
        "sees_facility": user.has_perm("tmf_registry.view_facility", item.facility),
        "corrigenda": _corrigenda(item, user),
        "due": _due(item),
        "due_corrected": _due_corrected_by(item),
        "due_day": item.due_on if item.due_kind != DueKind.DAY else None,  # the words do not name it
        "steps": strip(work.way_of(item), item.status),
        "moves": [move for move in moves(item, user) if move.allowed],
        "reports": item.reports.select_related("by", "document"),
        "reminders": ReminderSent.objects.filter(subject=key(item)).select_related("notification")
        if user.has_perm("actions.confirm_actionitem", item)
        else [],
        "history": history_of(item),
    }
    return render(request, "actions/items/page.html", context)


class Report(FormPage):
    """Report progress."""

    step = ACTION["report"]
    model = ActionItem
    form_class = forms.ReportForm
    service = work.report
    submit = gettext_lazy("Send the report")
    done = gettext_lazy("Thank you. The report is recorded.")
    back = "actions:item"

    def get_lead(self) -> str:
        """What is to be done."""
        return f"{self.record.number}: {self.record.text}"


class Finish(Report):
    """Report an item done."""

    step = ACTION["finish"]
    service = work.finish
    submit = gettext_lazy("Report as done")
    done = gettext_lazy("Thank you. The secretariat confirms it or sends it back.")


def attachment(request, pk, report_pk):
    """The file of a report."""
    item = get_for_user(request, ActionItem, pk=pk)
    report = get_object_or_404(item.reports.select_related("document"), pk=report_pk, document__isnull=False)
    return send_file(report.document)
