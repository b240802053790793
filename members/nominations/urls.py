"""Addresses of the noun."""

from collections.abc import Callable

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from iiwg.pages.verbs import verbs
from members.nominations.models import Nomination, NominationRequest
from members.nominations.services import nominations as services
from members.nominations.services.requests import withdraw_request
from members.nominations.views import drafts, nominations, requests, steps
from members.nominations.workflow import NOMINATION, REQUEST

VERBS: dict[str, Callable] = {
    "return": services.send_back,
    "withdraw": services.withdraw,
    "release": services.release,
}

urlpatterns = [
    path("nominations/", allow(nominations.desk, "members.view_nominations"), name="nominations"),
    path(
        "nominations/status.pdf",
        allow(drafts.status_pdf, "members.view_nomination_status"),
        name="nominations-pdf",
    ),
    path("nominations/ask/", requests.Ask.as_view(), name="nominations-ask"),
    path("nominations/add/", nominations.NominationAdd.as_view(), name="nomination-add"),
    path("nominations/requests/<int:pk>/", requests.RequestPage.as_view(), name="request"),
    path(
        "nominations/requests/<int:pk>/remind/",
        allow_on_object(requests.request_remind, "members.request_nomination"),
        name="request-remind",
    ),
    *verbs(REQUEST, "nominations/requests/<int:pk>/", NominationRequest, withdraw=withdraw_request),
    path("nominations/requests/<int:pk>/steps/", requests.RequestSteps.as_view(), name="request-steps"),
    path(
        "nominations/requests/<int:pk>/draft.<slug:kind>",
        allow_on_object(drafts.request_draft, "members.view_request"),
        name="request-draft",
    ),
    path("nominations/steps/<int:pk>/", requests.StepDone.as_view(), name="step-done"),
    path(
        "nominations/<int:pk>/",
        allow_on_object(nominations.nomination_page, "members.view_nomination"),
        name="nomination",
    ),
    path("nominations/<int:pk>/edit/", nominations.NominationEdit.as_view(), name="nomination-edit"),
    path("nominations/<int:pk>/submit/", nominations.NominationSubmit.as_view(), name="nomination-submit"),
    path("nominations/<int:pk>/accept/", nominations.NominationAccept.as_view(), name="nomination-accept"),
    *verbs(NOMINATION, "nominations/<int:pk>/", Nomination, **VERBS),
    path(
        "nominations/<int:pk>/draft.<slug:kind>",
        allow_on_object(drafts.nomination_draft, "members.view_nomination"),
        name="nomination-draft",
    ),
    path("terms-of-members/<int:pk>/renew/", nominations.MembershipRenew.as_view(), name="membership-renew"),
    path("calendar/steps/add/", steps.TemplateAdd.as_view(), name="template-add"),
    path("calendar/steps/<int:pk>/", steps.TemplateEdit.as_view(), name="template-edit"),
    path(
        "calendar/steps/<int:pk>/remove/",
        allow_on_object(steps.template_remove, "members.request_nomination"),
        name="template-remove",
    ),
]
