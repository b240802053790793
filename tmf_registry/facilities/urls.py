"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow
from tmf_registry.facilities import views

urlpatterns = [
    path("", views.FacilityList.as_view(), name="list"),
    path("add/", views.AddFacility.as_view(), name="facility-add"),
    path(
        "<int:pk>/", allow(views.facility_page, "tmf_registry.view_facility", on_object=True), name="facility"
    ),
    path("<int:pk>/edit/", views.ChangeFacility.as_view(), name="facility-edit"),
]
