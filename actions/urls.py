"""Addresses of the actions room."""

from actions.items import urls as items

app_name = "actions"
urlpatterns = [
    *items.urlpatterns,
]
