"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from members.seats.views import composition, lpi, memberships
from members.seats.views import overview as register

urlpatterns = [
    path("", allow(register.overview, "members.view_register"), name="overview"),
    path("list/", allow(lpi.lpi_page, "members.view_register"), name="lpi"),
    path("list.<slug:kind>", allow(lpi.lpi_file, "members.view_register"), name="lpi-file"),
    path("list/prepare/", allow(lpi.prepare, "members.change_lpi"), name="lpi-prepare"),
    path("list/<int:pk>/", allow_on_object(lpi.version_page, "members.view_terms"), name="lpi-version"),
    path(
        "list/<int:pk>/annex.<slug:kind>",
        allow_on_object(lpi.version_file, "members.view_terms"),
        name="lpi-version-file",
    ),
    path("list/<int:pk>/add/", allow_on_object(lpi.entry_add, "members.change_lpi"), name="lpi-add"),
    path(
        "list/<int:pk>/take-off/<int:institution>/",
        allow_on_object(lpi.entry_off, "members.change_lpi"),
        name="lpi-take-off",
    ),
    path("list/<int:pk>/propose/", allow_on_object(lpi.propose, "members.change_lpi"), name="lpi-propose"),
    path(
        "list/<int:pk>/take-back/", allow_on_object(lpi.take_back, "members.change_lpi"), name="lpi-take-back"
    ),
    path("list/<int:pk>/discard/", allow_on_object(lpi.discard, "members.change_lpi"), name="lpi-discard"),
    path("list/<int:pk>/apply/", allow_on_object(lpi.apply, "members.change_lpi"), name="lpi-apply"),
    path(
        "terms-of-members/add/",
        allow(memberships.membership_add, "members.change_membership"),
        name="membership-add",
    ),
    path(
        "terms-of-members/<int:pk>/end/",
        allow_on_object(memberships.membership_end, "members.change_membership"),
        name="membership-end",
    ),
    path("composition/", allow(composition.page, "members.view_register"), name="composition"),
    path(
        "composition/write/", allow(composition.write, "members.change_membership"), name="composition-write"
    ),
    path(
        "composition/<int:pk>/approve/",
        allow_on_object(composition.approve, "members.change_membership"),
        name="composition-approve",
    ),
    path(
        "composition/<int:pk>/document/",
        allow_on_object(composition.document, "members.view_register"),
        name="composition-document",
    ),
]
