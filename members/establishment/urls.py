"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from members.establishment import views as establishment

FOUND = "members.change_establishment"

urlpatterns = [
    path("establishment/", allow(establishment.page, "members.view_register"), name="establishment"),
    path("establishment/playbook/", allow(establishment.apply_playbook, FOUND), name="playbook"),
    path("establishment/objectives/", allow(establishment.objectives, FOUND), name="objectives"),
    path("establishment/add/", allow(establishment.step_add, FOUND), name="establishment-add"),
    path(
        "establishment/<int:pk>/", allow_on_object(establishment.step_edit, FOUND), name="establishment-edit"
    ),
    path(
        "establishment/<int:pk>/remove/",
        allow_on_object(establishment.step_remove, FOUND),
        name="establishment-remove",
    ),
    path(
        "establishment/<int:pk>/document/",
        allow_on_object(establishment.step_document, "members.view_register"),
        name="establishment-document",
    ),
]
