"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from members.institutions import views as institutions

SEE = "members.view_institution"
CHANGE = "members.change_institution"

urlpatterns = [
    path("institutions/", institutions.InstitutionList.as_view(), name="institutions"),
    path("institutions/add/", allow(institutions.institution_add, CHANGE), name="institution-add"),
    path("institutions/<int:pk>/", allow_on_object(institutions.institution_page, SEE), name="institution"),
    path(
        "institutions/<int:pk>/edit/",
        allow_on_object(institutions.institution_edit, CHANGE),
        name="institution-edit",
    ),
    path(
        "institutions/<int:pk>/name/",
        allow_on_object(institutions.institution_name, CHANGE),
        name="institution-name",
    ),
    path(
        "institutions/<int:pk>/parent/",
        allow_on_object(institutions.institution_parent, CHANGE),
        name="institution-parent",
    ),
    path(
        "institutions/<int:pk>/focal-point/",
        allow_on_object(institutions.focal_point_add, "members.grant_focal_point"),
        name="focal-point-add",
    ),
    path(
        "institutions/<int:pk>/focal-point/<int:user>/withdraw/",
        allow_on_object(institutions.focal_point_withdraw, "members.grant_focal_point"),
        name="focal-point-withdraw",
    ),
    path(
        "institutions/<int:pk>/sectors/",
        allow_on_object(institutions.sectors, CHANGE),
        name="institution-sectors",
    ),
    path(
        "institutions/<int:pk>/successor/",
        allow_on_object(institutions.successor_add, CHANGE),
        name="successor-add",
    ),
]
