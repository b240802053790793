"""Build an agenda and send it: each sending seals a version."""

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from iiwg.audit.services import record
from iiwg.documents.enums import Access, Format
from iiwg.documents.services import ask_for_rendition, keep_file, keep_text
from iiwg.notifications.services import notify
from iiwg.pages.dates import long_date
from iiwg.pages.words import in_language, in_languages
from iiwg.workflow.doors import moving
from iiwg.workflow.tables import Refused
from meetings.agenda import notices
from meetings.agenda.enums import AgendaClass
from meetings.agenda.models import AgendaItem, AgendaPaper, AgendaText, AgendaVersion
from meetings.agenda.texts import agenda_html, agenda_title, numbers_of
from meetings.meeting.enums import MeetingStatus, Preparation
from meetings.meeting.models import Meeting
from meetings.meeting.services.meetings import name_of
from meetings.meeting.services.preparation import finish
from meetings.meeting.services.recipients import of_meeting

LANGUAGES = ("tg", "ru", "en")
# The order of the group's real meetings: class, words, minutes.
USUAL_AGENDA = (
    (AgendaClass.OPENING, gettext_noop("Opening of the meeting and adoption of the agenda"), 10),
    (
        AgendaClass.PROGRESS,
        gettext_noop("Update on tailings safety and the prevention of accidental pollution"),
        20,
    ),
    (AgendaClass.PROJECTS, gettext_noop("Update on the Convention and on projects"), 20),
    (
        AgendaClass.RESILIENCE,
        gettext_noop("Challenges and priorities: water and industrial safety authorities"),
        30,
    ),
    (AgendaClass.PRACTICES, gettext_noop("Measures taken by operators"), 20),
    (AgendaClass.PROGRESS, gettext_noop("Review of the last work plan"), 20),
    (AgendaClass.ASSESSMENT, gettext_noop("Draft of the new work plan"), 30),
    (AgendaClass.OTHER, gettext_noop("Next steps and closing"), 10),
)


def items_of(meeting: Meeting):
    """The items on the working agenda, in order, with what a page shows."""
    return (
        meeting.items.filter(removed_at__isnull=True)
        .select_related("speaker", "institution", "facility")
        .prefetch_related("institution__names", "papers__document", "speaker__posts__institution__names")
        .order_by("ordinal", "id")
    )


def numbered_items(items, meeting: Meeting) -> list[tuple[int | None, AgendaItem]]:
    """Items with their numbers; a restricted one of an open meeting has none."""
    numbers = numbers_of(meeting)
    return [(numbers.get(item.pk), item) for item in items]


def _refuse_unless_open(meeting: Meeting) -> None:
    if meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.CLOSED):
        raise Refused(_("This meeting is closed: its agenda can no longer be changed."))
    minutes = getattr(meeting, "minutes", None)
    if minutes and minutes.status not in ("draft", "returned"):
        raise Refused(_("The minutes were sent for approval: the agenda can no longer be changed."))


def add_item(meeting: Meeting, *, by, **fields) -> AgendaItem:
    """Add an item at the end."""
    _refuse_unless_open(meeting)
    with transaction.atomic():
        last = meeting.items.aggregate(last=Max("ordinal"))["last"] or 0
        item = AgendaItem.objects.create(meeting=meeting, ordinal=last + 1, **fields)
        record("meetings.agendaitem.add", meeting, by=by, item=item.pk)
    return item


def change_item(item: AgendaItem, *, by, **fields) -> None:
    """Change an item."""
    _refuse_unless_open(item.meeting)
    with transaction.atomic():
        row = AgendaItem.objects.select_for_update().get(pk=item.pk)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
        record("meetings.agendaitem.change", item.meeting, by=by, item=item.pk)


def remove_item(item: AgendaItem, *, by) -> None:
    """Take an item off; it can be put back."""
    _refuse_unless_open(item.meeting)
    if item.lines.filter(removed_at__isnull=True).exists():
        raise Refused(_("Lines of the minutes were written under this item. Remove them first."))
    with transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(removed_at=timezone.now())
        record("meetings.agendaitem.remove", item.meeting, by=by, item=item.pk)


def restore_item(item: AgendaItem, *, by) -> None:
    """Put an item back that was taken off."""
    _refuse_unless_open(item.meeting)
    with transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(removed_at=None)
        record("meetings.agendaitem.restore", item.meeting, by=by, item=item.pk)


def move_item(item: AgendaItem, *, up: bool, by) -> None:
    """Move an item one place up or down."""
    _refuse_unless_open(item.meeting)
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=item.meeting_id)
        rows = list(items_of(item.meeting))
        place = next((i for i, row in enumerate(rows) if row.pk == item.pk), None)
        if place is None:
            raise Refused(_("This item was taken off meanwhile."))
        other = place - 1 if up else place + 1
        if 0 <= other < len(rows):
            rows[place], rows[other] = rows[other], rows[place]
            for ordinal, row in enumerate(rows, start=1):
                AgendaItem.objects.filter(pk=row.pk).update(ordinal=ordinal)
            record("meetings.agendaitem.order", item.meeting, by=by, item=item.pk)


def add_usual_agenda(meeting: Meeting, *, by) -> None:
    """Fill an empty agenda with the order of the group's meetings so far."""
    _refuse_unless_open(meeting)
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        if items_of(meeting).exists():
            raise Refused(_("The agenda has items already."))
        for agenda_class, words, minutes in USUAL_AGENDA:
            titles = in_languages("title", words)
            add_item(meeting, agenda_class=agenda_class, minutes_allotted=minutes, by=by, **titles)


def attach_paper(item: AgendaItem, upload, *, by) -> AgendaPaper:
    """Attach a paper to an item."""
    _refuse_unless_open(item.meeting)
    with transaction.atomic():
        document = keep_file(upload, by=by, access=item.access)
        paper = AgendaPaper.objects.create(item=item, document=document)
        record("meetings.agendaitem.paper", item.meeting, by=by, item=item.pk)
    return paper


def take_off_paper(paper: AgendaPaper, *, by) -> None:
    """Take a paper off an item; one that was sent with an agenda stays."""
    meeting = paper.item.meeting
    _refuse_unless_open(meeting)
    if meeting.agenda_versions.filter(sent_at__gte=paper.document.created_at).exists():
        raise Refused(
            _("This paper was sent with the agenda and stays on record. Attach a corrected one beside it.")
        )
    with transaction.atomic():
        AgendaPaper.objects.filter(pk=paper.pk).update(removed_at=timezone.now())
        record("meetings.agendaitem.paper_off", meeting, by=by, item=paper.item_id)


def send(meeting: Meeting, *, is_final: bool, by) -> AgendaVersion:
    """Seal the agenda as it is now and send it to the members, each in their language."""
    if not items_of(meeting).exists():
        raise Refused(_("The agenda is empty. Add its items first."))
    with moving(meeting, "send_agenda", by=by, final=is_final) as row:
        _refuse_same(row, is_final)
        last = row.agenda_versions.aggregate(last=Max("number"))["last"] or 0
        version = AgendaVersion.objects.create(meeting=row, number=last + 1, is_final=is_final, sent_by=by)
        for language in LANGUAGES:
            _keep(version, language, by=by)
        finish(row, Preparation.ITEMS, Preparation.AGENDA, by=by)
        notify(
            notices.AGENDA,
            of_meeting(row),
            about=row,
            path=reverse("meetings:agenda", args=[row.pk]),
            meeting=lambda: name_of(row),
            day=lambda: _day_and_time(row),
            place=lambda: in_language(row, "place", translation.get_language()) or _("not recorded"),
            items=lambda: _titles(row),
        )
    return version


def _refuse_same(meeting: Meeting, is_final: bool) -> None:
    """The same agenda is sent once: a second press, or a colleague, was first."""
    last = meeting.agenda_versions.order_by("-number").first()
    if last is None or last.is_final != is_final:
        return
    sent = {text.language: text.document.html for text in last.texts.select_related("document")}
    if sent == {language: agenda_html(meeting, language) for language in sent}:
        raise Refused(_("This agenda was sent already, and nothing changed since."))


def _day_and_time(meeting: Meeting) -> str:
    day = long_date(meeting.held_on, translation.get_language())
    return f"{day}, {meeting.starts_at:%H:%M} ({meeting.utc_offset})" if meeting.starts_at else day


def _titles(meeting: Meeting) -> str:
    """The items of the agenda as plain lines; restricted ones are not told."""
    items = [item for item in items_of(meeting) if item.access != Access.RESTRICTED]
    numbers, language = numbers_of(meeting), translation.get_language()
    return "\n".join(f"{numbers[item.pk]}. {in_language(item, 'title', language)}" for item in items)


def _keep(version: AgendaVersion, language: str, *, by) -> None:
    html = agenda_html(version.meeting, language)
    title = agenda_title(version.meeting, language)
    document = keep_text(html, title=title, language=language, by=by, access=version.meeting.access)
    AgendaText.objects.create(version=version, language=language, document=document)
    ask_for_rendition(document, format=Format.PDF, by=by)
