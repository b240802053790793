"""Addresses of one's own account, and of what two people do for a third who lost the second factor."""

from django.urls import path

from iiwg.accounts import views
from iiwg.pages.gate import SIGNED_IN, allow, allow_on_object

app_name = "accounts"
RECOVER = "accounts.recover"

urlpatterns = [
    path("sessions/", allow(views.sessions, SIGNED_IN), name="sessions"),
    path("sessions/end/", allow(views.end_sessions, SIGNED_IN), name="sessions-end"),
    path("recovery/", allow(views.recovery, RECOVER), name="recovery"),
    path(
        "recovery/<int:pk>/ask/",
        allow_on_object(views.recovery_act, RECOVER),
        {"verb": "ask"},
        name="recovery-ask",
    ),
    path(
        "recovery/<int:pk>/confirm/",
        allow_on_object(views.recovery_act, RECOVER),
        {"verb": "confirm"},
        name="recovery-confirm",
    ),
]
