"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow_on_object
from meetings.agenda import views as agendas

SEE = "meetings.view_meeting"
CHANGE = "meetings.change_meeting"

urlpatterns = [
    path("<int:pk>/agenda/", allow_on_object(agendas.agenda, SEE), name="agenda"),
    path("<int:pk>/agenda/add/", agendas.ItemAdd.as_view(), name="item-add"),
    path("<int:pk>/agenda/usual/", allow_on_object(agendas.usual_agenda, CHANGE), name="agenda-usual"),
    path("<int:pk>/agenda/send/", agendas.Send.as_view(), name="agenda-send"),
    path(
        "<int:pk>/agenda/draft.pdf",
        allow_on_object(agendas.draft_pdf, "meetings.view_working_agenda"),
        name="agenda-draft",
    ),
    path("<int:pk>/agenda/<int:number>.pdf", allow_on_object(agendas.agenda_pdf, SEE), name="agenda-pdf"),
    path(
        "<int:pk>/agenda/<int:number>/state/",
        allow_on_object(agendas.agenda_pdf_state, SEE),
        name="agenda-pdf-state",
    ),
    path("<int:pk>/agenda/papers/<int:paper_pk>/", allow_on_object(agendas.paper, SEE), name="agenda-paper"),
    path("items/<int:pk>/edit/", agendas.ItemEdit.as_view(), name="item-edit"),
    path("items/<int:pk>/paper/", agendas.PaperAdd.as_view(), name="item-paper-add"),
    path("papers/<int:pk>/take-off/", allow_on_object(agendas.paper_off, CHANGE), name="paper-off"),
    path("items/<int:pk>/<slug:verb>/", allow_on_object(agendas.item_act, CHANGE), name="item-act"),
]
