"""Pages of action items: the list, one item, the verbs."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from actions.items import forms
from actions.items.enums import OPEN_STATUSES, ActionStatus
from actions.items.filters import ActionFilters
from actions.items.models import ActionItem, ProgressReport
from actions.items.rules import visible_actions
from actions.items.services import work
from iiwg.accounts.history import history_of
from iiwg.audit.services import key
from iiwg.documents.views import send as send_file
from iiwg.notifications.models import ReminderSent
from iiwg.pages.acting import act, form_page
from iiwg.pages.gate import fetch
from iiwg.pages.list_page import Column, ListPage, as_chosen
from iiwg.workflow.buttons import moves
from meetings.minutes.enums import DueKind
from meetings.minutes.texts.due import due_in_words


def everything(user):
    """What a list or a page shows of items, at a constant number of queries."""
    return (
        visible_actions(user)
        .select_related(
            "responsible", "line__item__meeting", "due_meeting", "facility", "chairing_term__institution"
        )
        .prefetch_related("responsible__names", "co_executors__names", "chairing_term__institution__names")
    )


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
        sort="responsible__alphabet",
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
    nothing_yet = gettext_lazy(
        "Action items are born when minutes are approved. Yours are shown here with their due dates."
    )
    template_name = "actions/items/list.html"

    def get_queryset(self):
        """With all that a row shows."""
        return everything(self.request.user)

    def get_context(self):
        """How many are open, and how many of them are late."""
        seen = visible_actions(self.request.user)
        return {"counts": {"open": seen.open().count(), "overdue": seen.overdue().count()}}


def item_page(request, pk):
    """One item: what, where it stands, the next step, what was reported."""
    item = fetch(request, everything(request.user), pk=pk)
    user = request.user
    works = item.status in (ActionStatus.OPEN, ActionStatus.ACCEPTED, ActionStatus.IN_PROGRESS)
    context = {
        "item": item,
        "sees_meeting": user.has_perm("meetings.view_meeting", item.meeting),
        "sees_agenda_item": user.has_perm("meetings.view_agenda_item", item.agenda_item),
        "sees_facility": user.has_perm("tmf_registry.view_facility", item.facility),
        "due": _due(item),
        "due_day": item.due_on if item.due_kind != DueKind.DAY else None,  # the words do not name it
        "waits_for_confirmation": item.status == ActionStatus.REPORTED_DONE,
        "steps": _steps(item),
        "moves": [move for move in moves(item, user) if move.allowed],
        "can_report": works and user.has_perm("actions.report_actionitem", item),
        "can_finish": works and user.has_perm("actions.finish_actionitem", item),
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


def _report(request, pk, service, title, submit, done):
    item = fetch(request, everything(request.user), pk=pk)
    return form_page(
        request,
        forms.ReportForm(request.POST or None, request.FILES or None),
        title=title,
        lead=f"{item.number}: {item.text}",
        submit=submit,
        save=lambda data: service(item, text=data["text"], upload=data["file"], by=request.user),
        back=work.path_of(item),
        done=done,
    )


def report(request, pk):
    """Report progress."""
    return _report(
        request,
        pk,
        work.report,
        _("Report progress"),
        _("Send the report"),
        _("Thank you. The report is recorded."),
    )


def finish(request, pk):
    """Report an item done."""
    done = _("Thank you. The secretariat confirms it or sends it back.")
    return _report(request, pk, work.finish, _("Report as done"), _("Report as done"), done)


def _verb(request, pk, service, done):
    item = fetch(request, visible_actions(request.user), by_engine=True, pk=pk)
    return act(request, lambda: service(item), back=reverse("actions:item", args=[pk]), done=done)


@require_POST
def accept(request, pk):
    """Accept an item."""
    return _verb(request, pk, lambda item: work.accept(item, by=request.user), _("Accepted."))


@require_POST
def confirm(request, pk):
    """Confirm that an item is done."""
    return _verb(request, pk, lambda item: work.confirm(item, by=request.user), _("Confirmed."))


@require_POST
def send_back(request, pk):
    """Send an item back."""
    remark = request.POST.get("note", "")
    return _verb(
        request, pk, lambda item: work.send_back(item, remark=remark, by=request.user), _("Sent back.")
    )


@require_POST
def drop(request, pk):
    """Drop an item."""
    remark = request.POST.get("note", "")
    return _verb(request, pk, lambda item: work.drop(item, remark=remark, by=request.user), _("Dropped."))


def attachment(request, pk, report_pk):
    """The file of a report."""
    item = fetch(request, visible_actions(request.user), pk=pk)
    return send_file(
        get_object_or_404(ProgressReport, pk=report_pk, action=item, document__isnull=False).document
    )
