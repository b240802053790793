"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from members.chairs import views as chairs

urlpatterns = [
    path("chairs/", allow(chairs.chairs_page, "members.view_terms"), name="chairs"),
    path("chairs/rotation/", allow(chairs.rotation, "members.change_chairs"), name="rotation"),
    path("chairs/add/", allow(chairs.chairing_term_add, "members.change_chairs"), name="chairing-term-add"),
    path(
        "chairs/<int:pk>/letter/",
        allow_on_object(chairs.official_letter, "members.view_official_letter"),
        name="official-letter",
    ),
    path(
        "chairs/<int:pk>/deputy/", allow_on_object(chairs.delegate, "members.delegate_chair"), name="delegate"
    ),
    path(
        "chairs/deputies/<int:pk>/withdraw/",
        allow_on_object(chairs.withdraw, "members.withdraw_delegation"),
        name="withdraw",
    ),
    path("chairs/<int:pk>/skip/", allow_on_object(chairs.skip, "members.change_chairs"), name="skip"),
    path("chairs/<int:pk>/swap/", allow_on_object(chairs.swap, "members.change_chairs"), name="swap"),
    path(
        "chairs/<int:pk>/official/",
        allow_on_object(chairs.official, "members.change_chairs"),
        name="official",
    ),
]
