"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from members.establishment import views

SEE, CHANGE = "members.view_register", "members.change_establishment"

urlpatterns = [
    path("establishment/", allow(views.page, SEE), name="establishment"),
    path("establishment/playbook/", views.ApplyPlaybook.as_view(), name="playbook"),
    path("establishment/objectives/", views.ChangeObjectives.as_view(), name="objectives"),
    path("establishment/add/", views.AddStep.as_view(), name="establishment-add"),
    path("establishment/<int:pk>/", views.ChangeStep.as_view(), name="establishment-edit"),
    path(
        "establishment/<int:pk>/remove/",
        allow_on_object(views.step_remove, CHANGE),
        name="establishment-remove",
    ),
    path(
        "establishment/<int:pk>/document/",
        allow_on_object(views.step_document, SEE),
        name="establishment-document",
    ),
]
