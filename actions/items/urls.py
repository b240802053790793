"""Addresses of the noun."""

from django.urls import path

from actions.items import views
from iiwg.pages.gate import allow_on_object

urlpatterns = [
    path("", views.ActionList.as_view(), name="list"),
    path("<int:pk>/", allow_on_object(views.item_page, "actions.view_actionitem"), name="item"),
    path("<int:pk>/accept/", allow_on_object(views.accept, "actions.accept_actionitem"), name="accept"),
    path("<int:pk>/report/", allow_on_object(views.report, "actions.report_actionitem"), name="report"),
    path("<int:pk>/done/", allow_on_object(views.finish, "actions.finish_actionitem"), name="finish"),
    path("<int:pk>/confirm/", allow_on_object(views.confirm, "actions.confirm_actionitem"), name="confirm"),
    path(
        "<int:pk>/send-back/",
        allow_on_object(views.send_back, "actions.confirm_actionitem"),
        name="send-back",
    ),
    path("<int:pk>/drop/", allow_on_object(views.drop, "actions.drop_actionitem"), name="drop"),
    path(
        "<int:pk>/reports/<int:report_pk>/",
        allow_on_object(views.attachment, "actions.view_actionitem"),
        name="attachment",
    ),
]
