"""What is done with an action item: accept, report, finish, confirm, send back, drop."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from actions.items.enums import ActionStatus, ReportKind
from actions.items.models import ActionItem, ProgressReport
from actions.items.notices import CONFIRMED, REPORTED_DONE, SENT_BACK
from actions.items.rules import takes_part
from actions.items.workflow import ACTION
from iiwg.audit.actors import Actor, account_of
from iiwg.audit.services import events_of
from iiwg.documents.services import store_file
from iiwg.notifications.services import notify
from iiwg.workflow.doors import move, moving
from iiwg.workflow.paths import Path
from iiwg.workflow.tables import Refused
from members.institutions.models import Institution
from members.institutions.services import secretariat
from members.seats.services.recipients import of_institution


def way_of(item: ActionItem) -> Path:
    """The way of an item through its states; one that is past being accepted and never was shows no such step."""
    is_past = item.status not in (ActionStatus.OPEN, ActionStatus.ACCEPTED)
    if is_past and not events_of(item).filter(verb=ACTION.event(ACTION["accept"])).exists():
        return ACTION.path.without(ActionStatus.ACCEPTED)
    return ACTION.path


def accept(item: ActionItem, *, by: Actor) -> None:
    """The responsible institution takes it on."""
    move(item, "accept", by=by)


def report(item: ActionItem, *, text: str, file: UploadedFile | None = None, by: Actor) -> None:
    """Say what was done so far."""
    with moving(item, "report", by=by, on_behalf_of=_sender_of_paper(item, by)) as row:
        _report(row, ReportKind.PROGRESS, text, file, by=by)


def finish(item: ActionItem, *, text: str, file: UploadedFile | None = None, by: Actor) -> None:
    """Report it done; the secretariat confirms or sends it back."""
    with moving(item, "finish", by=by, on_behalf_of=_sender_of_paper(item, by)) as row:
        _report(row, ReportKind.DONE, text, file, by=by)
        values = {"institution": lambda: row.responsible.name(), "number": row.number}
        notify(REPORTED_DONE, secretariat(), about=row, path=row.get_absolute_url(), **values)


def confirm(item: ActionItem, *, by: Actor) -> None:
    """Confirm that it is done; it closes."""
    with moving(item, "confirm", by=by) as row:
        _enter(row, ReportKind.CONFIRMED, "", by=by)
        recipients = of_institution(row.responsible)
        notify(CONFIRMED, recipients, about=row, path=row.get_absolute_url(), number=row.number)


def send_back(item: ActionItem, *, note: str, by: Actor) -> None:
    """Send it back with a remark on what is missing; the institution goes on."""
    with moving(item, "send_back", by=by, note=note) as row:
        _enter(row, ReportKind.SENT_BACK, note, by=by)
        values = {"number": row.number, "remark": note}
        notify(SENT_BACK, of_institution(row.responsible), about=row, path=row.get_absolute_url(), **values)


def drop(item: ActionItem, *, note: str, by: Actor) -> None:
    """Close it without its being done, with the reason."""
    with moving(item, "drop", by=by, note=note) as row:
        _enter(row, ReportKind.DROPPED, note, by=by)


def _sender_of_paper(item: ActionItem, by: Actor) -> Institution | None:
    """The institution whose paper the secretariat enters; None where the institution itself reports."""
    person = account_of(by)
    return None if person is None or takes_part(person, item) else item.responsible


def _report(item: ActionItem, kind: ReportKind, text: str, file: UploadedFile | None, *, by: Actor) -> None:
    """Enter a report of what was done, unless the last one is the same."""
    if not text.strip():
        raise Refused(_("Say in a sentence what was done."))
    last = item.reports.order_by("-pk").first()
    if last and (last.by, last.kind, last.text) == (by, kind, text.strip()) and file is None:
        raise Refused(_("This report is recorded already."))
    _enter(item, kind, text, by=by, file=file)


def _enter(
    item: ActionItem, kind: ReportKind, text: str, *, by: Actor, file: UploadedFile | None = None
) -> None:
    document = store_file(file, by=by, access=item.access) if file else None
    ProgressReport.objects.create(
        action=item, kind=kind, text=text.strip(), document=document, by=account_of(by)
    )
