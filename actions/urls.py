"""Addresses."""

app_name = "actions"
urlpatterns = []
