"""Addresses."""

app_name = "tmf_registry"
urlpatterns = []
