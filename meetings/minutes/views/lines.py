"""The screen on which minutes are written item by item."""

from functools import partial

from django.db.models import F
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from iiwg.pages import query_params
from iiwg.pages.answers import call_and_redirect, plain_sentence_of, sentence_of
from iiwg.pages.dates import quarter_of
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.workflow.rooms import visible_to
from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.agenda.models import AgendaItem
from meetings.meeting.views import row_view
from meetings.minutes import forms
from meetings.minutes.enums import ApprovalState, DueKind, LineKind
from meetings.minutes.models import Line, Minutes
from meetings.minutes.services import lines
from meetings.minutes.services.readiness import readiness, warnings
from meetings.minutes.texts.minutes import lines_of, text_of


def line_form(line: Line, language: str, data=None) -> forms.LineForm:
    """The form of a line, filled with what is kept."""
    initial = {
        "text": text_of(line, language),
        "base_version": line.version,
        "speaker": line.speaker_id,
        "responsible": line.responsible_id,
        "co_executors": [institution.pk for institution in line.co_executors.all()],
        "due_kind": line.due_kind,
        "due_on": line.due_on,
        "due_meeting": line.due_meeting_id,
        "offset_days": line.offset_days,
        "facility": line.facility_id,
        "lpi_version": line.lpi_version_id,
        "applies_from": line.applies_from,
        "terms": line.terms_id,
    }
    if line.due_kind == DueKind.QUARTER and line.due_on:
        initial |= {"quarter": str(quarter_of(line.due_on)), "year": line.due_on.year, "due_on": None}
    return forms.FORM_OF_LINE[LineKind(line.kind)](data, line=line, initial=initial, prefix=f"line-{line.pk}")


def edit(request, pk):
    """Every agenda item with its lines; a line that was just opened has the focus."""
    minutes = get_for_user(request, Minutes, among=Minutes.objects.select_related("meeting"), meeting_id=pk)
    if not minutes.is_being_written:
        return redirect(minutes.get_absolute_url())
    opened = query_params.number(request, "opened")
    by_item: dict[int, list] = {}
    for line in lines_of(minutes):
        form = line_form(line, minutes.language)
        if line.pk == opened:
            form.fields["text"].widget.attrs["autofocus"] = True
        by_item.setdefault(line.item_id, []).append({"line": line, "form": form})
    meeting = minutes.meeting
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "sections": [
            {"number": number, "item": item, "rows": by_item.get(item.pk, [])}
            for number, item in agendas.numbered_items(agendas.items_of(meeting), meeting)
        ],
        "kinds": LineKind.choices,
        "missing": readiness(minutes),
        "warnings": warnings(minutes),
        "removed": minutes.lines.filter(removed_at__isnull=False)
        .order_by(F("removed_at").desc(nulls_last=True))
        .first(),
        "remark": minutes.approvals.filter(state=ApprovalState.RETURNED).order_by("-id").first(),
    }
    return render(request, "meetings/minutes/edit.html", context)


class OfDraft(FormPage):
    """A page that asks for one thing of the head of the minutes."""

    model = Minutes

    def get_record(self):
        return get_for_user(self.request, Minutes, meeting_id=self.kwargs["pk"])

    def get_back(self):
        return reverse("meetings:minutes-edit", args=[self.record.meeting_id])


class Number(OfDraft):
    """The number of the minutes."""

    act = "meetings.minutes.number"
    form_class = forms.NumberForm
    title = gettext_lazy("Number of the minutes")
    lead = gettext_lazy("As the secretariat registers them; any form is accepted.")

    def get_initial(self):
        return {"number": self.record.number}

    def save(self, form):
        return lines.set_number(self.record, form.cleaned_data["number"], by=self.request.user)


class Control(OfDraft):
    """Who controls the execution of what was decided."""

    act = "meetings.minutes.control"
    form_class = forms.ControlForm
    title = gettext_lazy("Who controls the execution")
    lead = gettext_lazy("The minutes name it at their end. Left empty: nothing is said.")

    def get_initial(self):
        return {"controlled_by": self.record.controlled_by}

    def save(self, form):
        return lines.set_control(self.record, form.cleaned_data["controlled_by"], by=self.request.user)


@require_POST
def add(request, pk):
    """Add a line under an item, at its end or after another line: for a script as JSON, without one as a page."""
    minutes = get_for_user(request, Minutes, among=Minutes.objects.select_related("meeting"), meeting_id=pk)
    items = visible_to(request.user, AgendaItem).filter(meeting_id=pk)
    item = get_object_or_404(items, pk=query_params.number(request, "item", posted=True))
    back = reverse("meetings:minutes-edit", args=[pk])
    kind = request.POST.get("kind", "")
    after = minutes.lines.filter(pk=query_params.number(request, "after", posted=True), item=item).first()
    made: list[Line] = []

    def make():
        made.append(lines.add_line(minutes, item, kind=kind, after=after, by=request.user))

    if not _is_script(request):
        answer = call_and_redirect(request, make, back=back)
        return redirect(f"{back}?opened={made[0].pk}") if made else answer
    try:
        make()
    except Refused as refusal:
        return JsonResponse({"error": plain_sentence_of(refusal)}, status=409)
    return JsonResponse({"html": _html_of(request, minutes, made[0]), "missing": _missing(minutes)})


def _is_script(request) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _html_of(request, minutes: Minutes, line: Line) -> str:
    """A line as it stands on the page."""
    kept = lines_of(minutes).get(pk=line.pk)
    context = {"minutes": minutes, "line": kept, "form": line_form(kept, minutes.language)}
    return render_to_string("meetings/minutes/_line.html", context, request)


def _missing(minutes: Minutes) -> str:
    """What is still missing, as it stands on the page."""
    context = {"missing": readiness(minutes), "warnings": warnings(minutes), "can_edit": True}
    return render_to_string("meetings/minutes/_missing_list.html", context)


@require_POST
def save(request, pk):
    """Save a line: for a script as JSON, without one as a page."""
    line = get_for_user(request, Line, among=Line.objects.select_related("minutes__meeting"), pk=pk)
    language = line.minutes.language
    form = line_form(line, language, request.POST)
    back = reverse("meetings:minutes-edit", args=[line.minutes.meeting_id])
    by_script = _is_script(request)
    if not form.is_valid():
        sentences = [str(sentence) for errors in form.errors.values() for sentence in errors]
        return _refused(request, by_script, " ".join(sentences), 422, back)
    try:
        row = lines.save_line(
            line,
            base_version=form.cleaned_data["base_version"],
            text=form.cleaned_data["text"],
            by=request.user,
            **form.details(),
        )
    except lines.Conflict as conflict:
        return _conflict(request, by_script, line, conflict)
    except Refused as refusal:
        sentence = plain_sentence_of(refusal) if by_script else sentence_of(refusal)
        return _refused(request, by_script, sentence, 409, back)
    if by_script:
        answer = {"version": row.version, "text": text_of(row, language), "missing": _missing(row.minutes)}
        return JsonResponse(answer)
    return redirect(line.get_absolute_url())


def _refused(request, by_script, sentence, status, back):
    if by_script:
        return JsonResponse({"error": sentence}, status=status)
    context = {"title": _("This line was not saved"), "sentence": sentence, "back": back}
    return render(request, "meetings/minutes/not_saved.html", context, status=status)


def _conflict(request, by_script, line, conflict):
    """Both texts are shown; nothing is overwritten."""
    if by_script:
        answer = {"conflict": True, "theirs": conflict.theirs, "version": conflict.line.version}
        return JsonResponse(answer | {"who": str(conflict.line.updated_by or "")}, status=409)
    context = {"line": line, "conflict": conflict, "version": conflict.line.version}
    return render(request, "meetings/minutes/conflict.html", context, status=409)


line_act = row_view(
    Line,
    up=partial(lines.move_line, up=True),
    down=partial(lines.move_line, up=False),
    remove=lines.remove_line,
    restore=lines.restore_line,
)
