"""Build an agenda and send it: each sending seals a version."""

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from iiwg.audit.actors import Actor, account_of
from iiwg.documents.enums import Access, Format
from iiwg.documents.services import ask_for_rendition, store_file, store_text
from iiwg.notifications.mailings import Mailing
from iiwg.pages.dates import long_date
from iiwg.pages.languages import SITE_LANGUAGES, in_language, in_languages
from iiwg.workflow.doors import add_facts, changing, leave_no_trace, moving
from iiwg.workflow.tables import Refused
from meetings.agenda import notices
from meetings.agenda.enums import AgendaClass
from meetings.agenda.models import AgendaItem, AgendaPaper, AgendaText, AgendaVersion
from meetings.agenda.texts import agenda_html, agenda_title, numbers_of
from meetings.meeting.enums import Preparation
from meetings.meeting.models import Meeting
from meetings.meeting.services.letters import about_meeting
from meetings.meeting.services.order import reorder
from meetings.meeting.services.preparation import finish

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
    (AgendaClass.CLOSING, gettext_noop("Next steps and closing"), 10),
)
TAKEN_OFF = gettext_lazy("This item was taken off meanwhile.")


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items on the working agenda, in order, with what a page shows."""
    return (
        meeting.items.filter(removed_at__isnull=True)
        .select_related("speaker", "institution", "facility")
        .prefetch_related("institution__names", "papers__document", "speaker__posts__institution__names")
        .order_by("ordinal", "id")
    )


def numbered_items(items: Iterable[AgendaItem], meeting: Meeting) -> list[tuple[int | None, AgendaItem]]:
    """Items with their numbers; a restricted one of an open meeting has none."""
    numbers = numbers_of(meeting)
    return [(numbers.get(item.pk), item) for item in items]


def add_item(meeting: Meeting, *, by: Actor, **fields: Any) -> AgendaItem:
    """Add an item at the end; where the last one closes the meeting, before that one."""
    with changing(meeting, "meetings.agendaitem.add", by=by) as row:
        last = row.items.aggregate(last=Max("ordinal"))["last"] or 0
        before = items_of(row).last()
        item = AgendaItem.objects.create(meeting=row, ordinal=last + 1, **fields)
        if before and before.agenda_class == AgendaClass.CLOSING:
            reorder(items_of(row), item, up=True, gone=TAKEN_OFF)
        add_facts(item=item.pk)
    return item


def refuse_taken_off(item: AgendaItem) -> None:
    """Refuse to write under an item that a colleague took off: nobody would see it there."""
    if item.removed_at:
        raise Refused(TAKEN_OFF)


def change_item(item: AgendaItem, *, by: Actor, **fields: Any) -> None:
    """Change an item."""
    with changing(item, "meetings.agendaitem.change", by=by, part_of=item.meeting, item=item.pk) as row:
        refuse_taken_off(row)
        for name, value in fields.items():
            setattr(row, name, value)


def remove_item(item: AgendaItem, *, by: Actor) -> None:
    """Take an item off; it can be put back."""
    with changing(item, "meetings.agendaitem.remove", by=by, part_of=item.meeting, item=item.pk) as row:
        row.removed_at = timezone.now()


def restore_item(item: AgendaItem, *, by: Actor) -> None:
    """Put an item back that was taken off."""
    with changing(item, "meetings.agendaitem.restore", by=by, part_of=item.meeting, item=item.pk) as row:
        row.removed_at = None


def move_item(item: AgendaItem, *, up: bool, by: Actor) -> None:
    """Move an item one place up or down."""
    with changing(item, "meetings.agendaitem.order", by=by, part_of=item.meeting, item=item.pk) as row:
        if not reorder(items_of(row.meeting), row, up=up, gone=TAKEN_OFF):
            leave_no_trace()


def add_usual_agenda(meeting: Meeting, *, by: Actor) -> None:
    """Fill an empty agenda with the order of the group's meetings so far."""
    with changing(meeting, "meetings.agendaitem.add", by=by) as row:
        if items_of(row).exists():
            raise Refused(_("The agenda has items already."))
        for agenda_class, words, minutes in USUAL_AGENDA:
            titles = in_languages("title", words)
            add_item(row, agenda_class=agenda_class, minutes_allotted=minutes, by=by, **titles)
        leave_no_trace()  # each item left its own


def attach_paper(item: AgendaItem, upload: UploadedFile, *, by: Actor) -> AgendaPaper:
    """Attach a paper to an item."""
    with changing(item, "meetings.agendaitem.paper", by=by, part_of=item.meeting, item=item.pk) as row:
        refuse_taken_off(row)
        document = store_file(upload, by=by, access=row.access)
        return AgendaPaper.objects.create(item=row, document=document)


def take_off_paper(paper: AgendaPaper, *, by: Actor) -> None:
    """Take a paper off an item; one that was sent with an agenda stays."""
    meeting = paper.item.meeting
    with changing(paper, "meetings.agendaitem.paper_off", by=by, part_of=meeting, item=paper.item_id) as row:
        if meeting.agenda_versions.filter(sent_at__gte=row.document.created_at).exists():
            raise Refused(
                _(
                    "This paper was sent with the agenda and stays on record. Attach a corrected one beside it."
                )
            )
        row.removed_at = timezone.now()


def send(meeting: Meeting, *, is_final: bool, by: Actor) -> AgendaVersion:
    """Seal the agenda as it is now and send it to the members, each in their language."""
    with moving(meeting, "send_agenda", by=by, final=is_final) as row:
        if not items_of(row).exists():
            raise Refused(_("The agenda is empty. Add its items first."))
        _refuse_same(row, is_final)
        last = row.agenda_versions.aggregate(last=Max("number"))["last"] or 0
        version = AgendaVersion.objects.create(
            meeting=row, number=last + 1, is_final=is_final, sent_by=account_of(by)
        )
        for language in SITE_LANGUAGES:
            _keep(version, language, by=by)
        finish(row, Preparation.ITEMS, Preparation.AGENDA, by=by)
        if not letters_of(row).send():
            raise Refused(
                _("Nobody would get the agenda: no member has an account or an e-mail address."),
                mend=(_("See who is a member"), reverse("members:composition")),
            )
    return version


def letters_of(meeting: Meeting) -> Mailing:
    """The letters with the agenda, each in the language of its reader."""
    return about_meeting(
        notices.AGENDA,
        meeting,
        path=reverse("meetings:agenda", args=[meeting.pk]),
        day=lambda: _day_and_time(meeting),
        place=lambda: in_language(meeting, "place", translation.get_language()) or _("not recorded"),
        items=lambda: _titles(meeting),
    )


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


def _keep(version: AgendaVersion, language: str, *, by: Actor) -> None:
    html = agenda_html(version.meeting, language)
    title = agenda_title(version.meeting, language)
    document = store_text(html, title=title, language=language, by=by, access=version.meeting.access)
    AgendaText.objects.create(version=version, language=language, document=document)
    ask_for_rendition(document, format=Format.PDF, by=by)
