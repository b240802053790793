"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow_on_object
from members.institutions import views

SEE = "members.view_institution"

urlpatterns = [
    path("institutions/", views.InstitutionList.as_view(), name="institutions"),
    path("institutions/add/", views.AddInstitution.as_view(), name="institution-add"),
    path("institutions/<int:pk>/", allow_on_object(views.institution_page, SEE), name="institution"),
    path("institutions/<int:pk>/edit/", views.ChangeInstitution.as_view(), name="institution-edit"),
    path("institutions/<int:pk>/name/", views.AddName.as_view(), name="institution-name"),
    path("institutions/<int:pk>/parent/", views.SetParent.as_view(), name="institution-parent"),
    path("institutions/<int:pk>/focal-point/", views.AddFocalPoint.as_view(), name="focal-point-add"),
    path(
        "institutions/<int:pk>/focal-point/<int:user>/withdraw/",
        allow_on_object(views.focal_point_withdraw, "members.grant_focal_point"),
        name="focal-point-withdraw",
    ),
    path("institutions/<int:pk>/sectors/", views.SetSectors.as_view(), name="institution-sectors"),
    path("institutions/names/<int:pk>/correct/", views.CorrectName.as_view(), name="name-correct"),
    path("institutions/names/<int:pk>/withdraw/", views.WithdrawName.as_view(), name="name-withdraw"),
    path("institutions/parents/<int:pk>/correct/", views.CorrectParent.as_view(), name="parent-correct"),
    path("institutions/parents/<int:pk>/withdraw/", views.WithdrawParent.as_view(), name="parent-withdraw"),
    path("successions/<int:pk>/correct/", views.CorrectSuccession.as_view(), name="succession-correct"),
    path("successions/<int:pk>/withdraw/", views.WithdrawSuccession.as_view(), name="succession-withdraw"),
    path("institutions/<int:pk>/successor/", views.AddSuccessor.as_view(), name="successor-add"),
]
