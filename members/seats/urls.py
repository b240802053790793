"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from iiwg.pages.verbs import verbs
from members.seats.models import LpiVersion
from members.seats.services import lpi as lists
from members.seats.views import composition, lpi, memberships
from members.seats.views import overview as register
from members.seats.workflow import LPI

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
    path("list/<int:pk>/add/", lpi.EntryAdd.as_view(), name="lpi-add"),
    path(
        "list/<int:pk>/take-off/<int:institution>/",
        allow_on_object(lpi.entry_off, "members.change_lpi"),
        name="lpi-take-off",
    ),
    *verbs(LPI, "list/<int:pk>/", LpiVersion, propose=lists.propose, take_back=lists.take_back),
    path("list/<int:pk>/discard/", allow_on_object(lpi.discard, "members.change_lpi"), name="lpi-discard"),
    path("list/<int:pk>/apply/", lpi.ApplyProvisionally.as_view(), name="lpi-apply"),
    path("terms-of-members/add/", memberships.MembershipAdd.as_view(), name="membership-add"),
    path("terms-of-members/<int:pk>/end/", memberships.MembershipEnd.as_view(), name="membership-end"),
    path("composition/", allow(composition.page, "members.view_register"), name="composition"),
    path(
        "composition/write/", allow(composition.write, "members.change_membership"), name="composition-write"
    ),
    path(
        "composition/<int:pk>/approve/",
        composition.CompositionApprove.as_view(),
        name="composition-approve",
    ),
    path(
        "composition/<int:pk>/paper.<slug:kind>",
        allow_on_object(composition.file, "members.view_register"),
        name="composition-file",
    ),
    path(
        "composition/<int:pk>/document/",
        allow_on_object(composition.document, "members.view_register"),
        name="composition-document",
    ),
]
