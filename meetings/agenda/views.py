"""Pages of agendas: build, send, read."""

from functools import partial

from django.db.models import F
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.documents.enums import Format
from iiwg.documents.rendering import render_text
from iiwg.documents.services import ask_for_rendition
from iiwg.documents.views import answer_pdf, file_or_wait, state_of_file
from iiwg.documents.views import send as send_file
from iiwg.documents.words import draft_word
from iiwg.notifications.letter_page import LetterPage
from iiwg.pages import query_params
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.workflow.buttons import why_not
from iiwg.workflow.rooms import visible_to
from meetings.agenda import services as agendas
from meetings.agenda.forms import AgendaItemForm, SendAgendaForm
from meetings.agenda.models import AgendaItem, AgendaPaper
from meetings.agenda.texts import agenda_html, agenda_title, clock_times, too_late, too_long
from meetings.meeting.forms import PaperForm
from meetings.meeting.models import Meeting
from meetings.meeting.views import row_view
from meetings.meeting.workflow import MEETING


def _shown_version(meeting, number=None):
    """The version a reader sees: the one asked for, else the latest final one, else the latest."""
    versions = meeting.agenda_versions.all()
    if number:
        return versions.filter(number=number).first()
    return versions.filter(is_final=True).first() or versions.first()


def agenda(request, pk):
    """The agenda: as sent for readers, with the working items for the secretariat and the co-chairs."""
    meeting = get_for_user(request, Meeting, pk=pk)
    version = _shown_version(meeting, query_params.number(request, "version"))
    text = (
        version.texts.filter(language=get_language()).select_related("document").first() if version else None
    )
    works = request.user.has_perm("meetings.view_working_agenda", meeting)
    items = list(agendas.items_of(meeting)) if works else []
    removed = (
        meeting.items.filter(removed_at__isnull=False).order_by(F("removed_at").desc(nulls_last=True)).first()
        if works
        else None
    )
    can_change = request.user.has_perm("meetings.change_meeting", meeting)
    closed = why_not("meetings.agendaitem.add", meeting, request.user) if can_change else ""
    is_to_come = meeting.is_planned or meeting.is_convened
    numbered = agendas.numbered_items(items, meeting)
    times = clock_times(meeting, [item for number, item in numbered if number])
    context = {
        "meeting": meeting,
        "version": version,
        "versions": meeting.agenda_versions.all(),
        "text": text,
        "items": [(number, times.get(item.pk, ""), item) for number, item in numbered],
        "too_long": too_long(meeting, items),
        "removed": removed,
        "total": sum(item.minutes_allotted or 0 for item in items),
        "papers": papers_of(request.user, meeting),
        "closed": closed,
        "can_change": can_change and not closed,
        "can_send": can_change and is_to_come,
        "is_to_come": is_to_come,
        "works": works,
    }
    return render(request, "meetings/agenda/page.html", context)


def papers_of(user, meeting):
    """The papers of a meeting this reader may open."""
    papers = visible_to(user, AgendaPaper).filter(item__meeting=meeting)
    return papers.select_related("document", "item")


def draft_pdf(request, pk):
    """The agenda as it would be sent, marked as a draft: to bring to the chair."""
    meeting = get_for_user(request, Meeting, pk=pk)
    language = get_language()
    mark = draft_word(language)
    title = agenda_title(meeting, language)
    content = render_text(
        agenda_html(meeting, language),
        format=Format.PDF,
        language=language,
        title=f"{mark} – {title}",
        running_title=title,
        watermark=mark,
    )
    return answer_pdf(content, f"agenda-draft-{meeting.held_on}")


def _agenda_and_rendition(request, pk, number):
    """A sent agenda in the language asked for, and how to ask for its PDF."""
    meeting = get_for_user(request, Meeting, pk=pk)
    version = get_object_or_404(meeting.agenda_versions, number=number)
    wanted = version.texts.filter(language=query_params.language(request))
    text = wanted.first() or version.texts.first()
    return text.document, partial(ask_for_rendition, text.document, by=request.user)


def agenda_pdf(request, pk, number):
    """A sent agenda as PDF."""
    document, ask = _agenda_and_rendition(request, pk, number)
    return file_or_wait(
        request,
        ask,
        name=document.title,
        state_url=_in_same_language(request, "meetings:agenda-pdf-state", pk, number),
        back=reverse("meetings:agenda", args=[pk]),
    )


def agenda_pdf_state(request, pk, number):
    """The state of the job, for the page that waits."""
    _document, ask = _agenda_and_rendition(request, pk, number)
    return state_of_file(request, ask, file_url=_in_same_language(request, "meetings:agenda-pdf", pk, number))


def _in_same_language(request, view: str, pk, number) -> str:
    return f"{reverse(view, args=[pk, number])}?language={query_params.language(request)}"


class ItemAdd(FormPage):
    """Add an agenda item."""

    act = "meetings.agendaitem.add"
    model = Meeting
    form_class = AgendaItemForm
    service = agendas.add_item
    title = gettext_lazy("Add an agenda item")
    submit = gettext_lazy("Add the item")
    done = gettext_lazy("The item is on the agenda.")
    back = "meetings:agenda"


class OfItem(FormPage):
    """A page about one agenda item; the way back leads to the agenda of its meeting."""

    model = AgendaItem

    def get_back(self):
        return reverse("meetings:agenda", args=[self.record.meeting_id])


class ItemEdit(OfItem):
    """Change an agenda item."""

    act = "meetings.agendaitem.change"
    form_class = AgendaItemForm
    service = agendas.change_item
    title = gettext_lazy("Change the agenda item")


class PaperAdd(OfItem):
    """Attach a paper to an item."""

    act = "meetings.agendaitem.paper"
    form_class = PaperForm
    title = gettext_lazy("Attach a paper")
    submit = gettext_lazy("Attach the paper")
    done = gettext_lazy("The paper is attached.")

    def get_lead(self):
        return str(self.record)

    def save(self, form):
        return agendas.attach_paper(self.record, form.cleaned_data["file"], by=self.request.user)


item_act = row_view(
    AgendaItem,
    up=partial(agendas.move_item, up=True),
    down=partial(agendas.move_item, up=False),
    remove=agendas.remove_item,
    restore=agendas.restore_item,
)


@require_POST
def usual_agenda(request, pk):
    """Fill the agenda with the group's usual order."""
    meeting = get_for_user(request, Meeting, pk=pk)
    back = reverse("meetings:agenda", args=[pk])
    return call_and_redirect(request, lambda: agendas.add_usual_agenda(meeting, by=request.user), back=back)


@require_POST
def paper_off(request, pk):
    """Take a paper off an item."""
    beside = AgendaPaper.objects.select_related("item__meeting", "document")
    paper = get_for_user(request, AgendaPaper, among=beside, pk=pk)
    return call_and_redirect(
        request,
        lambda: agendas.take_off_paper(paper, by=request.user),
        back=paper.item.get_absolute_url(),
        done=_("The paper is taken off."),
    )


def paper(request, pk, paper_pk):
    """A paper of an agenda item."""
    meeting = get_for_user(request, Meeting, pk=pk)
    return send_file(get_object_or_404(papers_of(request.user, meeting), pk=paper_pk).document)


class Send(LetterPage):
    """Send the agenda."""

    step = MEETING["send_agenda"]
    model = Meeting
    form_class = SendAgendaForm
    service = agendas.send
    send = gettext_lazy("Send the agenda to the members")
    done = gettext_lazy("The agenda is sent. This version is kept as it was sent.")
    back = "meetings:agenda"

    def dispatch(self, request, *args, **kwargs):
        """An agenda without items is built first."""
        self.record = self.get_record()
        if not agendas.items_of(self.record).exists():
            return redirect(self.get_back())
        return super().dispatch(request, *args, **kwargs)

    def get_lead(self):
        sentences = too_late(self.record), too_long(self.record, agendas.items_of(self.record))
        return " ".join(filter(None, sentences))

    def get_mailing(self, data):
        return agendas.letters_of(self.record)
