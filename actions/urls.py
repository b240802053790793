"""Addresses of the actions room."""

from django.urls import path

from actions import views
from iiwg.pages.gate import allow

app_name = "actions"


def on(view, permission):
    """A view that asks its permission on the object it fetches."""
    return allow(view, f"actions.{permission}", on_object=True)


urlpatterns = [
    path("", allow(views.item_list, "actions.view_actionitems"), name="list"),
    path("<int:pk>/", on(views.item_page, "view_actionitem"), name="item"),
    path("<int:pk>/accept/", on(views.accept, "accept_actionitem"), name="accept"),
    path("<int:pk>/report/", on(views.report, "report_actionitem"), name="report"),
    path("<int:pk>/done/", on(views.finish, "finish_actionitem"), name="finish"),
    path("<int:pk>/confirm/", on(views.confirm, "confirm_actionitem"), name="confirm"),
    path("<int:pk>/send-back/", on(views.send_back, "confirm_actionitem"), name="send-back"),
    path("<int:pk>/drop/", on(views.drop, "drop_actionitem"), name="drop"),
    path("<int:pk>/reports/<int:report_pk>/", on(views.attachment, "view_actionitem"), name="attachment"),
]
