"""Addresses of the parts of a page."""

from django.urls import path

from iiwg.pages import views
from iiwg.pages.gate import allow

app_name = "pages"

urlpatterns = [path("components/", allow(views.components, "accounts.use"), name="components")]
