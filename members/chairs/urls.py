"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from members.chairs import views as chairs

urlpatterns = [
    path("chairs/", allow(chairs.chairs_page, "members.view_terms"), name="chairs"),
    path("chairs/rotation/", chairs.RotationPage.as_view(), name="rotation"),
    path("chairs/add/", chairs.TurnAddPage.as_view(), name="chairing-term-add"),
    path(
        "chairs/<int:pk>/letter/",
        allow_on_object(chairs.official_letter, "members.view_official_letter"),
        name="official-letter",
    ),
    path(
        "chairs/<int:pk>/end-letter/",
        allow_on_object(chairs.end_letter, "members.view_official_letter"),
        name="end-letter",
    ),
    path("chairs/<int:pk>/deputy/", chairs.DelegatePage.as_view(), name="delegate"),
    path(
        "chairs/deputies/<int:pk>/withdraw/",
        allow_on_object(chairs.withdraw, "members.withdraw_delegation"),
        name="withdraw",
    ),
    path("chairs/<int:pk>/skip/", chairs.SkipPage.as_view(), name="skip"),
    path("chairs/<int:pk>/swap/", chairs.SwapPage.as_view(), name="swap"),
    path("chairs/<int:pk>/official/", chairs.OfficialPage.as_view(), name="official"),
    path("chairs/<int:pk>/former-official/", chairs.FormerOfficialPage.as_view(), name="former-official"),
    path("chairs/<int:pk>/end/", chairs.EndPage.as_view(), name="chair-end"),
]
