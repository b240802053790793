"""Addresses of the noun."""

from django.urls import path

from actions.items import views
from actions.items.models import ActionItem
from actions.items.services import work
from actions.items.workflow import ACTION
from iiwg.pages.gate import allow_on_object
from iiwg.pages.verbs import verbs

urlpatterns = [
    path("", views.ActionList.as_view(), name="list"),
    path("<int:pk>/", allow_on_object(views.item_page, "actions.view_actionitem"), name="item"),
    path("<int:pk>/report/", views.Report.as_view(), name="item-report"),
    path("<int:pk>/done/", views.Finish.as_view(), name="item-finish"),
    *verbs(
        ACTION,
        "<int:pk>/",
        ActionItem,
        accept=work.accept,
        confirm=work.confirm,
        send_back=work.send_back,
        drop=work.drop,
    ),
    path(
        "<int:pk>/reports/<int:report_pk>/",
        allow_on_object(views.attachment, "actions.view_actionitem"),
        name="attachment",
    ),
]
