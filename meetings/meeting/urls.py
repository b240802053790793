"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow_on_object
from iiwg.pages.verbs import verbs
from meetings.meeting import views
from meetings.meeting.models import Meeting
from meetings.meeting.services import meetings
from meetings.meeting.workflow import MEETING

urlpatterns = [
    path("plan/", views.MeetingPlan.as_view(), name="meeting-plan"),
    path("old/", views.MeetingOld.as_view(), name="meeting-old"),
    path("<int:pk>/edit/", views.MeetingEdit.as_view(), name="meeting-edit"),
    *verbs(
        MEETING,
        "<int:pk>/",
        Meeting,
        hold=meetings.mark_held,
        close=meetings.close,
    ),
    path("<int:pk>/cancel/", views.MeetingCancel.as_view(), name="meeting-cancel"),
    path("<int:pk>/file/", views.PaperAdd.as_view(), name="meeting-paper-add"),
    path(
        "<int:pk>/file/<int:paper_pk>/",
        allow_on_object(views.paper, "meetings.view_meeting"),
        name="meeting-paper",
    ),
    path(
        "tasks/<int:pk>/tick/", allow_on_object(views.task_tick, "meetings.change_meeting"), name="task-tick"
    ),
]
