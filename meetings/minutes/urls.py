"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow_on_object, asks_again
from iiwg.pages.verbs import verbs
from meetings.minutes.models import Corrigendum, Minutes
from meetings.minutes.services import approvals
from meetings.minutes.views import corrigenda, lines, minutes, outcomes, publication
from meetings.minutes.views import meeting as meetings
from meetings.minutes.workflow import CORRIGENDUM, MINUTES

SEE = "meetings.view_meeting"
READ = "meetings.view_minutes"
WRITE = "meetings.edit_minutes"
READ_CORRIGENDUM = "meetings.view_corrigendum"
WRITE_CORRIGENDUM = "meetings.edit_corrigendum"

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
    path("<int:pk>/minutes/approve/paper/", minutes.MinutesPaperApproval.as_view(), name="paper-approval"),
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
    path("minutes/<int:pk>/correct/", corrigenda.CorrigendumStart.as_view(), name="corrigendum-start"),
    path(
        "corrigenda/<int:pk>/",
        allow_on_object(corrigenda.corrigendum_page, READ_CORRIGENDUM),
        name="corrigendum",
    ),
    path("corrigenda/<int:pk>/reason/", corrigenda.Reason.as_view(), name="corrigendum-reason"),
    path("corrigenda/<int:pk>/correct/", corrigenda.Correct.as_view(), name="corrigendum-correct"),
    path(
        "corrigenda/<int:pk>/discard/",
        allow_on_object(corrigenda.discard, WRITE_CORRIGENDUM),
        name="corrigendum-discard",
    ),
    path(
        "corrections/<int:pk>/remove/",
        allow_on_object(corrigenda.uncorrect, WRITE_CORRIGENDUM),
        name="correction-remove",
    ),
    path(
        "corrigenda/<int:pk>/approve/",
        asks_again(allow_on_object(corrigenda.approve, "meetings.approve_corrigendum")),
        name="corrigendum-approve",
    ),
    path(
        "corrigenda/<int:pk>/return/",
        allow_on_object(corrigenda.return_with_remark, "meetings.return_corrigendum"),
        name="corrigendum-return",
    ),
    path(
        "corrigenda/<int:pk>/paper/",
        corrigenda.CorrigendumPaperApproval.as_view(),
        name="corrigendum-paper",
    ),
    path(
        "corrigenda/<int:pk>/scan/<int:approval>/",
        allow_on_object(corrigenda.scan, READ_CORRIGENDUM),
        name="corrigendum-scan",
    ),
    path(
        "corrigenda/<int:pk>/<slug:language>.<slug:file_format>",
        allow_on_object(corrigenda.file, READ_CORRIGENDUM),
        name="corrigendum-file",
    ),
    path(
        "corrigenda/<int:pk>/<slug:language>.<slug:file_format>/state/",
        allow_on_object(corrigenda.file_state, READ_CORRIGENDUM),
        name="corrigendum-file-state",
    ),
    *verbs(
        CORRIGENDUM,
        "corrigenda/<int:pk>/",
        Corrigendum,
        send_for_approval=approvals.send_for_approval,
        take_back=approvals.take_back,
    ),
    path(
        "corrigenda/<int:pk>/publish/",
        publication.PublishCorrigendum.as_view(),
        name="corrigendum-publish",
    ),
    path("lines/<int:pk>/save/", allow_on_object(lines.save, WRITE), name="line-save"),
    path("lines/<int:pk>/<slug:verb>/", allow_on_object(lines.line_act, WRITE), name="line-act"),
]
