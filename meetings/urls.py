"""Addresses of the meetings room."""

from django.urls import path

from iiwg.pages.gate import allow
from meetings.views import agendas, attendance, lines, meetings, minutes, outcomes

app_name = "meetings"


def on(view, permission):
    """A view that asks its permission on the object it fetches."""
    return allow(view, permission, on_object=True)


SEE, CHANGE, TAKE = "meetings.view_meeting", "meetings.change_meeting", "meetings.take_attendance"
READ, WRITE = "meetings.view_minutes", "meetings.edit_minutes"
SEND = "meetings.send_minutes_for_approval"

urlpatterns = [
    path("", allow(meetings.meeting_list, "meetings.view_meetings"), name="list"),
    path("plan/", allow(meetings.meeting_plan, CHANGE), name="meeting-plan"),
    path("old/", allow(meetings.meeting_old, CHANGE), name="meeting-old"),
    path("outcomes/", allow(outcomes.outcome_list, "meetings.view_outcomes"), name="outcomes"),
    path("<int:pk>/", on(meetings.meeting_page, SEE), name="meeting"),
    path("<int:pk>/edit/", on(meetings.meeting_edit, CHANGE), name="meeting-edit"),
    path("<int:pk>/hold/", on(meetings.meeting_hold, CHANGE), name="meeting-hold"),
    path("<int:pk>/close/", on(meetings.meeting_close, CHANGE), name="meeting-close"),
    path("<int:pk>/cancel/", on(meetings.meeting_cancel, CHANGE), name="meeting-cancel"),
    path("<int:pk>/file/", on(meetings.paper_add, CHANGE), name="meeting-paper-add"),
    path("<int:pk>/file/<int:paper_pk>/", on(meetings.paper, SEE), name="meeting-paper"),
    path("tasks/<int:pk>/tick/", on(meetings.task_tick, CHANGE), name="task-tick"),
    path("<int:pk>/agenda/", on(agendas.agenda, SEE), name="agenda"),
    path("<int:pk>/agenda/add/", on(agendas.item_add, CHANGE), name="item-add"),
    path("<int:pk>/agenda/usual/", on(agendas.usual_agenda, CHANGE), name="agenda-usual"),
    path("<int:pk>/agenda/send/", on(agendas.send, "meetings.send_agenda"), name="agenda-send"),
    path("<int:pk>/agenda/<int:number>.pdf", on(agendas.agenda_pdf, SEE), name="agenda-pdf"),
    path("<int:pk>/agenda/<int:number>/state/", on(agendas.agenda_pdf_state, SEE), name="agenda-pdf-state"),
    path("<int:pk>/agenda/papers/<int:paper_pk>/", on(agendas.paper, SEE), name="agenda-paper"),
    path("items/<int:pk>/edit/", on(agendas.item_edit, CHANGE), name="item-edit"),
    path("items/<int:pk>/paper/", on(agendas.paper_add, CHANGE), name="item-paper-add"),
    path("papers/<int:pk>/take-off/", on(agendas.paper_off, CHANGE), name="paper-off"),
    path("items/<int:pk>/<slug:verb>/", on(agendas.item_act, CHANGE), name="item-act"),
    path("<int:pk>/participants/", on(attendance.participants, SEE), name="attendance"),
    path("<int:pk>/participants/mark/", on(attendance.mark, TAKE), name="attendance-mark"),
    path("<int:pk>/participants/members/", on(attendance.register_members, TAKE), name="attendance-members"),
    path("<int:pk>/participants/add/", on(attendance.participant_add, TAKE), name="participant-add"),
    path(
        "<int:pk>/participants/<int:row>/remove/",
        on(attendance.participant_remove, TAKE),
        name="participant-remove",
    ),
    path("<int:pk>/sign-in-sheet.pdf", on(attendance.sign_in_sheet, TAKE), name="sign-in-sheet"),
    path("<int:pk>/participants.pdf", on(attendance.participants_pdf, SEE), name="participants-pdf"),
    path("<int:pk>/minutes/", on(minutes.minutes_page, SEE), name="minutes"),
    path("<int:pk>/minutes/start/", on(minutes.minutes_start, WRITE), name="minutes-start"),
    path("<int:pk>/minutes/edit/", on(lines.edit, WRITE), name="minutes-edit"),
    path("<int:pk>/minutes/number/", on(lines.number, WRITE), name="minutes-number"),
    path("<int:pk>/minutes/add-line/", on(lines.add, WRITE), name="line-add"),
    path("<int:pk>/minutes/approve/", on(minutes.approve_page, READ), name="minutes-approve"),
    path("<int:pk>/minutes/approve/yes/", on(minutes.approve, "meetings.approve_minutes"), name="approve"),
    path(
        "<int:pk>/minutes/approve/return/",
        on(minutes.return_with_remark, "meetings.return_minutes"),
        name="return",
    ),
    path(
        "<int:pk>/minutes/approve/paper/",
        on(minutes.paper_approval, "meetings.record_paper_approval"),
        name="paper-approval",
    ),
    path("<int:pk>/minutes/approve/scan/<int:approval>/", on(minutes.scan, READ), name="approval-scan"),
    path("<int:pk>/minutes/<slug:language>.<slug:file_format>", on(minutes.file, READ), name="minutes-file"),
    path(
        "<int:pk>/minutes/<slug:language>.<slug:file_format>/state/",
        on(minutes.file_state, READ),
        name="minutes-file-state",
    ),
    path("minutes/<int:pk>/send/", on(minutes.minutes_send, SEND), name="minutes-send"),
    path("minutes/<int:pk>/take-back/", on(minutes.minutes_take_back, SEND), name="minutes-take-back"),
    path(
        "minutes/<int:pk>/publish/",
        on(minutes.minutes_publish, "meetings.publish_minutes"),
        name="minutes-publish",
    ),
    path("lines/<int:pk>/save/", on(lines.save, WRITE), name="line-save"),
    path("lines/<int:pk>/<slug:verb>/", on(lines.line_act, WRITE), name="line-act"),
]
