"""What is done with an action item: accept, report, finish, confirm, send back, drop."""

from django.urls import reverse
from django.utils.translation import gettext as _

from actions.items.enums import ReportKind
from actions.items.models import ActionItem, ProgressReport
from actions.items.notices import CONFIRMED, REPORTED_DONE, SENT_BACK
from iiwg.documents.services import keep_file
from iiwg.notifications.services import notify
from iiwg.workflow.doors import move, moving
from iiwg.workflow.tables import Refused
from members.institutions.rules import represented_by
from members.institutions.services import secretariat
from members.seats.services.recipients import of_institution


def accept(item: ActionItem, *, by) -> None:
    """The responsible institution takes it on."""
    move(item, "accept", by=by)


def report(item: ActionItem, *, text: str, upload=None, by) -> None:
    """Say what was done so far."""
    _say(item, "report", ReportKind.PROGRESS, text, upload, by=by)


def finish(item: ActionItem, *, text: str, upload=None, by) -> None:
    """Report it done; the secretariat confirms or sends it back."""
    _say(item, "finish", ReportKind.DONE, text, upload, by=by)


def _say(item, verb: str, kind: str, text: str, upload, *, by) -> None:
    """A report of the institution; of the secretariat, what came on paper, on the institution's behalf."""
    if not text.strip():
        raise Refused(_("Say in a sentence what was done."))
    speaks = represented_by(by)
    own = item.responsible_id in speaks or any(place.pk in speaks for place in item.co_executors.all())
    with moving(item, verb, by=by, on_behalf_of=None if own else item.responsible) as row:
        last = row.reports.order_by("-pk").first()
        if last and (last.by, last.kind, last.text) == (by, kind, text.strip()) and upload is None:
            raise Refused(_("This report is recorded already."))
        _enter(row, kind, text, by=by, upload=upload)
        if kind == ReportKind.DONE:
            values = {"institution": lambda: row.responsible.name(), "number": row.number}
            notify(REPORTED_DONE, secretariat(), about=row, path=path_of(row), **values)


def confirm(item: ActionItem, *, by) -> None:
    """Confirm that it is done; it closes."""
    with moving(item, "confirm", by=by) as row:
        _enter(row, ReportKind.CONFIRMED, "", by=by)
        notify(CONFIRMED, of_institution(row.responsible), about=row, path=path_of(row), number=row.number)


def send_back(item: ActionItem, *, remark: str, by) -> None:
    """Send it back with a remark; the institution goes on."""
    if not remark.strip():
        raise Refused(_("Say in the remark what is missing."))
    with moving(item, "send_back", by=by, note=remark) as row:
        _enter(row, ReportKind.SENT_BACK, remark, by=by)
        recipients = of_institution(row.responsible)
        notify(SENT_BACK, recipients, about=row, path=path_of(row), number=row.number, remark=remark)


def drop(item: ActionItem, *, remark: str, by) -> None:
    """Close it without its being done, with the reason."""
    if not remark.strip():
        raise Refused(_("Say why it is dropped."))
    with moving(item, "drop", by=by, note=remark) as row:
        _enter(row, ReportKind.DROPPED, remark, by=by)


def _enter(item: ActionItem, kind: str, text: str, *, by, upload=None) -> None:
    document = keep_file(upload, by=by, access=item.access) if upload else None
    ProgressReport.objects.create(action=item, kind=kind, text=text.strip(), document=document, by=by)


def path_of(item: ActionItem) -> str:
    """The page of an item."""
    return reverse("actions:item", args=[item.pk])
