"""Addresses of the register."""

from tmf_registry.facilities import urls as facilities

app_name = "tmf_registry"
urlpatterns = [
    *facilities.urlpatterns,
]
