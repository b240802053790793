"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow_on_object, asks_again
from iiwg.pages.verbs import verbs
from meetings.minutes.models import Minutes
from meetings.minutes.services import approvals
from meetings.minutes.views import lines, minutes, outcomes, publication
from meetings.minutes.views import meeting as meetings
from meetings.minutes.workflow import MINUTES

SEE = "meetings.view_meeting"
READ = "meetings.view_minutes"
WRITE = "meetings.edit_minutes"

urlpatterns = [
    path("", meetings.MeetingList.as_view(), name="list"),
    path("outcomes/", outcomes.OutcomeList.as_view(), name="outcomes"),
    path("<int:pk>/", allow_on_object(meetings.meeting_page, SEE), name="meeting"),
    path("<int:pk>/minutes/", allow_on_object(minutes.minutes_page, SEE), name="minutes"),
    path("<int:pk>/minutes/start/", minutes.MinutesStart.as_view(), name="minutes-start"),
    path("<int:pk>/minutes/edit/", allow_on_object(lines.edit, WRITE), name="minutes-edit"),
    path("<int:pk>/minutes/number/", lines.Number.as_view(), name="minutes-number"),
    path("<int:pk>/minutes/control/", lines.Control.as_view(), name="minutes-control"),
    path("<int:pk>/minutes/add-line/", allow_on_object(lines.add, WRITE), name="line-add"),
    path("<int:pk>/minutes/approve/", allow_on_object(minutes.approve_page, READ), name="minutes-approve"),
    path(
        "<int:pk>/minutes/approve/yes/",
        asks_again(allow_on_object(minutes.approve, "meetings.approve_minutes")),
        name="approve",
    ),
    path(
        "<int:pk>/minutes/approve/return/",
        allow_on_object(minutes.return_with_remark, "meetings.return_minutes"),
        name="return",
    ),
    path("<int:pk>/minutes/approve/paper/", minutes.PaperApproval.as_view(), name="paper-approval"),
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
    *verbs(
        MINUTES,
        "minutes/<int:pk>/",
        Minutes,
        send_for_approval=approvals.send_for_approval,
        take_back=approvals.take_back,
    ),
    path("minutes/<int:pk>/publish/", publication.Publish.as_view(), name="minutes-publish"),
    path("lines/<int:pk>/save/", allow_on_object(lines.save, WRITE), name="line-save"),
    path("lines/<int:pk>/<slug:verb>/", allow_on_object(lines.line_act, WRITE), name="line-act"),
]
