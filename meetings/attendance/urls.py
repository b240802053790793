"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow_on_object
from meetings.attendance import views as attendance

SEE = "meetings.view_meeting"
TAKE = "meetings.take_attendance"

urlpatterns = [
    path("<int:pk>/participants/", allow_on_object(attendance.participants, SEE), name="attendance"),
    path("<int:pk>/participants/mark/", allow_on_object(attendance.mark, TAKE), name="attendance-mark"),
    path("<int:pk>/participants/hours/", attendance.Hours.as_view(), name="attendance-hours"),
    path(
        "<int:pk>/participants/members/",
        allow_on_object(attendance.register_members, TAKE),
        name="attendance-members",
    ),
    path(
        "<int:pk>/participants/add/",
        attendance.ParticipantAdd.as_view(),
        name="participant-add",
    ),
    path(
        "<int:pk>/participants/<int:row>/edit/",
        attendance.ParticipantEdit.as_view(),
        name="participant-edit",
    ),
    path(
        "<int:pk>/participants/<int:row>/remove/",
        allow_on_object(attendance.participant_remove, TAKE),
        name="participant-remove",
    ),
    path("<int:pk>/sign-in-sheet.pdf", allow_on_object(attendance.sign_in_sheet, TAKE), name="sign-in-sheet"),
    path(
        "<int:pk>/participants.pdf",
        allow_on_object(attendance.participants_pdf, SEE),
        name="participants-pdf",
    ),
]
