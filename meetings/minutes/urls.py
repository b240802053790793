"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from meetings.minutes.views import lines, minutes, outcomes
from meetings.minutes.views import meeting as meetings

SEE = "meetings.view_meeting"
CHANGE = "meetings.change_meeting"
READ = "meetings.view_minutes"
WRITE = "meetings.edit_minutes"
SEND = "meetings.send_minutes_for_approval"

urlpatterns = [
    path("", meetings.MeetingList.as_view(), name="list"),
    path("plan/", allow(meetings.meeting_plan, CHANGE), name="meeting-plan"),
    path("old/", allow(meetings.meeting_old, CHANGE), name="meeting-old"),
    path("outcomes/", outcomes.OutcomeList.as_view(), name="outcomes"),
    path("<int:pk>/", allow_on_object(meetings.meeting_page, SEE), name="meeting"),
    path("<int:pk>/edit/", allow_on_object(meetings.meeting_edit, CHANGE), name="meeting-edit"),
    path("<int:pk>/hold/", allow_on_object(meetings.meeting_hold, CHANGE), name="meeting-hold"),
    path("<int:pk>/close/", allow_on_object(meetings.meeting_close, CHANGE), name="meeting-close"),
    path("<int:pk>/cancel/", allow_on_object(meetings.meeting_cancel, CHANGE), name="meeting-cancel"),
    path("<int:pk>/file/", allow_on_object(meetings.paper_add, CHANGE), name="meeting-paper-add"),
    path("<int:pk>/file/<int:paper_pk>/", allow_on_object(meetings.paper, SEE), name="meeting-paper"),
    path("tasks/<int:pk>/tick/", allow_on_object(meetings.task_tick, CHANGE), name="task-tick"),
    path("<int:pk>/minutes/", allow_on_object(minutes.minutes_page, SEE), name="minutes"),
    path("<int:pk>/minutes/start/", allow_on_object(minutes.minutes_start, WRITE), name="minutes-start"),
    path("<int:pk>/minutes/edit/", allow_on_object(lines.edit, WRITE), name="minutes-edit"),
    path("<int:pk>/minutes/number/", allow_on_object(lines.number, WRITE), name="minutes-number"),
    path("<int:pk>/minutes/add-line/", allow_on_object(lines.add, WRITE), name="line-add"),
    path("<int:pk>/minutes/approve/", allow_on_object(minutes.approve_page, READ), name="minutes-approve"),
    path(
        "<int:pk>/minutes/approve/yes/",
        allow_on_object(minutes.approve, "meetings.approve_minutes"),
        name="approve",
    ),
    path(
        "<int:pk>/minutes/approve/return/",
        allow_on_object(minutes.return_with_remark, "meetings.return_minutes"),
        name="return",
    ),
    path(
        "<int:pk>/minutes/approve/paper/",
        allow_on_object(minutes.paper_approval, "meetings.record_paper_approval"),
        name="paper-approval",
    ),
    path(
        "<int:pk>/minutes/approve/scan/<int:approval>/",
        allow_on_object(minutes.scan, READ),
        name="approval-scan",
    ),
    path(
        "<int:pk>/minutes/<slug:language>.<slug:file_format>",
        allow_on_object(minutes.file, READ),
        name="minutes-file",
    ),
    path(
        "<int:pk>/minutes/<slug:language>.<slug:file_format>/state/",
        allow_on_object(minutes.file_state, READ),
        name="minutes-file-state",
    ),
    path("minutes/<int:pk>/send/", allow_on_object(minutes.minutes_send, SEND), name="minutes-send"),
    path(
        "minutes/<int:pk>/take-back/",
        allow_on_object(minutes.minutes_take_back, SEND),
        name="minutes-take-back",
    ),
    path(
        "minutes/<int:pk>/publish/",
        allow_on_object(minutes.minutes_publish, "meetings.publish_minutes"),
        name="minutes-publish",
    ),
    path("lines/<int:pk>/save/", allow_on_object(lines.save, WRITE), name="line-save"),
    path("lines/<int:pk>/<slug:verb>/", allow_on_object(lines.line_act, WRITE), name="line-act"),
]
