"""Pages of action items: the list, one item, the reports about it."""

from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actions.items import forms
from actions.items.enums import OPEN_STATUSES, ActionStatus
from actions.items.models import ActionItem
from actions.items.rules import visible_actions
from actions.items.services import work
from actions.items.workflow import ACTION
from iiwg.accounts.history import history_of
from iiwg.audit.services import key
from iiwg.documents.views import send as send_file
from iiwg.notifications.models import ReminderSent
from iiwg.pages import asked
from iiwg.pages.acting import csv_answer
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.workflow.buttons import moves
from meetings.minutes.enums import DueKind
from meetings.minutes.texts.due import due_in_words
from members.institutions.models import Institution

DUE = F("due_on").asc(nulls_last=True)  # what has no day comes after what has one
ORDERS = {"due": [DUE, "pk"], "number": ["number"], "institution": ["responsible__alphabet", DUE]}


def everything(user):
    """What a list or a page shows of items, at a constant number of queries."""
    return visible_actions(user).with_details()


def item_list(request):
    """Action items this reader may see, filtered by what stands in the address."""
    state = request.GET.get("state", "open")
    place, order = asked.number(request, "institution"), request.GET.get("order", "due")
    found = everything(request.user)
    counts = {"open": found.open().count(), "overdue": found.overdue().count()}
    if state == "open":
        found = found.open()
    elif state == "overdue":
        found = found.overdue()
    elif state in ActionStatus.values:
        found = found.filter(status=state)
    if place:
        found = found.filter(responsible_id=place)
    found = found.order_by(*ORDERS.get(order, ORDERS["due"]))
    if request.GET.get("format") == "csv":
        return _csv(found)
    places = (
        Institution.objects.filter(action_items__in=visible_actions(request.user)).distinct().with_names()
    )
    query = request.GET.copy()
    query["format"] = "csv"
    context = {
        "page": Paginator(found, 50).get_page(request.GET.get("page")),
        "counts": counts,
        "state": state,
        "states": [
            ("open", _("All that are open")),
            ("overdue", _("Overdue")),
            ("all", _("All")),
            *ActionStatus.choices,
        ],
        "institution": place,
        "institutions": [(row.pk, row.name) for row in places],
        "order": order,
        "orders": [("due", _("due date")), ("number", _("number")), ("institution", _("institution"))],
        "csv": query.urlencode(),
    }
    return render(request, "actions/items/list.html", context)


def _csv(found):
    header = [_("Number"), _("What is to be done"), _("Responsible"), _("Due"), _("Status"), _("Meeting")]
    rows = (
        [
            item.number,
            item.text,
            item.responsible.name(),
            due_in_words(item.due_kind, item.due_on, item.due_meeting, item.offset_days),
            item.get_status_display(),
            item.meeting.held_on.isoformat() if item.meeting else "",
        ]
        for item in found
    )
    return csv_answer("action-items", header, rows)


def item_page(request, pk):
    """One item: what, where it stands, the next step, what was reported."""
    item = get_for_user(request, ActionItem, among=ActionItem.objects.with_details(), pk=pk)
    user = request.user
    context = {
        "item": item,
        "sees_meeting": user.has_perm("meetings.view_meeting", item.meeting),
        "sees_agenda_item": user.has_perm("meetings.view_agenda_item", item.agenda_item),
        "sees_facility": user.has_perm("tmf_registry.view_facility", item.facility),
        "due": due_in_words(item.due_kind, item.due_on, item.due_meeting, item.offset_days),
        "due_day": item.due_on if item.due_kind != DueKind.DAY else None,  # the words do not name it
        "steps": _steps(item),
        "moves": [move for move in moves(item, user) if move.allowed],
        "reports": item.reports.select_related("by", "document"),
        "reminders": ReminderSent.objects.filter(subject=key(item)).select_related("notification")
        if user.has_perm("actions.confirm_actionitem", item)
        else [],
        "history": history_of(item),
    }
    return render(request, "actions/items/page.html", context)


def _steps(item) -> list[dict]:
    if item.status == ActionStatus.DROPPED:
        return [{"label": _("Open"), "state": "done"}, {"label": _("Dropped"), "state": "now"}]
    names = [*OPEN_STATUSES, ActionStatus.CONFIRMED]
    at = names.index(ActionStatus(item.status))
    last = len(names) - 1
    return [
        {"label": name.label, "state": "done" if i < at or at == last else "now" if i == at else "next"}
        for i, name in enumerate(names)
    ]


class Report(FormPage):
    """Report progress."""

    permission = ACTION["report"].permission
    model = ActionItem
    form_class = forms.ReportForm
    service = work.report
    title = gettext_lazy("Report progress")
    submit = gettext_lazy("Send the report")
    done = gettext_lazy("Thank you. The report is recorded.")
    back = "actions:item"

    def get_lead(self) -> str:
        """What is to be done."""
        return f"{self.record.number}: {self.record.text}"


class Finish(Report):
    """Report an item done."""

    permission = ACTION["finish"].permission
    service = work.finish
    title = submit = gettext_lazy("Report as done")
    done = gettext_lazy("Thank you. The secretariat confirms it or sends it back.")


def attachment(request, pk, report_pk):
    """The file of a report."""
    item = get_for_user(request, ActionItem, pk=pk)
    report = get_object_or_404(item.reports.select_related("document"), pk=report_pk, document__isnull=False)
    return send_file(report.document)
