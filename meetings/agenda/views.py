"""Pages of agendas: build, send, read."""

from functools import partial

from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.documents.services import ask_for_rendition
from iiwg.documents.views import file_or_wait, state_of_file
from iiwg.documents.views import send as send_file
from iiwg.pages import asked
from iiwg.pages.acting import act, form_page
from iiwg.pages.gate import fetch
from meetings.agenda import services as agendas
from meetings.agenda.forms import AgendaItemForm, SendAgendaForm
from meetings.agenda.models import AgendaItem, AgendaPaper
from meetings.agenda.rules import visible_items
from meetings.meeting.forms import PaperForm
from meetings.meeting.rules import visible_meetings
from meetings.meeting.services.recipients import of_meeting


def _shown_version(meeting, number=None):
    """The version a reader sees: the one asked for, else the latest final one, else the latest."""
    versions = meeting.agenda_versions.all()
    if number:
        return versions.filter(number=number).first()
    return versions.filter(is_final=True).first() or versions.first()


def agenda(request, pk):
    """The agenda: as sent for readers, with the working items for the secretariat and the co-chairs."""
    meeting = fetch(request, visible_meetings(request.user), pk=pk)
    version = _shown_version(meeting, asked.number(request, "version"))
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
    context = {
        "meeting": meeting,
        "version": version,
        "versions": meeting.agenda_versions.all(),
        "text": text,
        "items": agendas.numbered_items(items, meeting),
        "removed": removed,
        "total": sum(item.minutes_allotted or 0 for item in items),
        "papers": papers_for(request.user, meeting),
        "can_change": request.user.has_perm("meetings.change_meeting", meeting),
        "works": works,
    }
    return render(request, "meetings/agenda/page.html", context)


def papers_for(user, meeting):
    """Papers a reader may open: restricted items only the secretariat and the co-chairs."""
    papers = AgendaPaper.objects.filter(
        item__meeting=meeting,
        item__in=visible_items(user),
        removed_at__isnull=True,
        item__removed_at__isnull=True,
    )
    if not user.has_perm("meetings.view_working_agenda", meeting):
        papers = papers.filter(item__meeting__agenda_versions__isnull=False)
    return papers.select_related("document", "item").distinct()


def _asked_pdf(request, pk, number):
    """A sent agenda in the reader's language, and how to ask for its PDF."""
    meeting = fetch(request, visible_meetings(request.user), pk=pk)
    version = get_object_or_404(meeting.agenda_versions, number=number)
    text = version.texts.filter(language=get_language()).first() or version.texts.first()
    return text.document, partial(ask_for_rendition, text.document, by=request.user)


def agenda_pdf(request, pk, number):
    """A sent agenda as PDF, in the reader's language."""
    document, ask = _asked_pdf(request, pk, number)
    return file_or_wait(
        request,
        ask,
        name=document.title,
        state_url=reverse("meetings:agenda-pdf-state", args=[pk, number]),
        back=reverse("meetings:agenda", args=[pk]),
    )


def agenda_pdf_state(request, pk, number):
    """The state of the job, for the page that waits."""
    _document, ask = _asked_pdf(request, pk, number)
    return state_of_file(request, ask, file_url=reverse("meetings:agenda-pdf", args=[pk, number]))


def item_add(request, pk):
    """Add an agenda item."""
    meeting = fetch(request, visible_meetings(request.user), pk=pk)

    def save(data):
        agendas.add_item(meeting, by=request.user, **data)

    return form_page(
        request,
        AgendaItemForm(request.POST or None),
        title=_("Add an agenda item"),
        submit=_("Add the item"),
        save=save,
        back=reverse("meetings:agenda", args=[pk]),
        done=_("The item is on the agenda."),
    )


def item_edit(request, pk):
    """Change an agenda item."""
    item = fetch(request, AgendaItem.objects.select_related("meeting"), pk=pk)

    def save(data):
        agendas.change_item(item, by=request.user, **data)

    return form_page(
        request,
        AgendaItemForm(request.POST or None, instance=item),
        title=_("Change the agenda item"),
        submit=_("Save"),
        save=save,
        back=reverse("meetings:agenda", args=[item.meeting_id]),
        done=_("Saved."),
    )


@require_POST
def item_act(request, pk, verb):
    """Move an item up or down, take it off, put it back."""
    item = fetch(request, AgendaItem.objects.select_related("meeting"), pk=pk)
    verbs = {
        "up": lambda: agendas.move_item(item, up=True, by=request.user),
        "down": lambda: agendas.move_item(item, up=False, by=request.user),
        "remove": lambda: agendas.remove_item(item, by=request.user),
        "restore": lambda: agendas.restore_item(item, by=request.user),
    }
    if verb not in verbs:
        raise Http404
    back = reverse("meetings:agenda", args=[item.meeting_id])
    return act(request, verbs[verb], back=f"{back}#item-{item.pk}")


@require_POST
def usual_agenda(request, pk):
    """Fill the agenda with the group's usual order."""
    meeting = fetch(request, visible_meetings(request.user), pk=pk)
    back = reverse("meetings:agenda", args=[pk])
    return act(request, lambda: agendas.add_usual_agenda(meeting, by=request.user), back=back)


def paper_add(request, pk):
    """Attach a paper to an item."""
    item = fetch(request, AgendaItem.objects.select_related("meeting"), pk=pk)

    def save(data):
        agendas.attach_paper(item, data["file"], by=request.user)

    return form_page(
        request,
        PaperForm(request.POST or None, request.FILES or None),
        title=_("Attach a paper"),
        lead=str(item),
        submit=_("Attach the paper"),
        save=save,
        back=reverse("meetings:agenda", args=[item.meeting_id]),
        done=_("The paper is attached."),
    )


@require_POST
def paper_off(request, pk):
    """Take a paper off an item."""
    paper = fetch(request, AgendaPaper.objects.select_related("item__meeting", "document"), pk=pk)
    return act(
        request,
        lambda: agendas.take_off_paper(paper, by=request.user),
        back=f"{reverse('meetings:agenda', args=[paper.item.meeting_id])}#item-{paper.item_id}",
        done=_("The paper is taken off."),
    )


def paper(request, pk, paper_pk):
    """A paper of an agenda item."""
    meeting = fetch(request, visible_meetings(request.user), pk=pk)
    return send_file(get_object_or_404(papers_for(request.user, meeting), pk=paper_pk).document)


def send(request, pk):
    """Send the agenda: first the page says who will get it, in which language."""
    meeting = fetch(request, visible_meetings(request.user), pk=pk)
    back = reverse("meetings:agenda", args=[pk])
    if not agendas.items_of(meeting).exists():
        return redirect(back)

    def save(data):
        agendas.send(meeting, is_final=data["is_final"], by=request.user)

    return form_page(
        request,
        SendAgendaForm(request.POST or None),
        title=_("Send the agenda"),
        submit=_("Send the agenda to the members"),
        save=save,
        back=back,
        done=_("The agenda is sent. This version is kept as it was sent."),
        template="meetings/agenda/send.html",
        recipients=of_meeting(meeting),
    )
