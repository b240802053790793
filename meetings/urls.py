"""Addresses."""

app_name = "meetings"
urlpatterns = []
