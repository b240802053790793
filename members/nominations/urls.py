"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from members.nominations.views import drafts, nominations, requests, steps

urlpatterns = [
    path("nominations/", allow(nominations.desk, "members.view_nominations"), name="nominations"),
    path(
        "nominations/status.pdf",
        allow(drafts.status_pdf, "members.view_nomination_status"),
        name="nominations-pdf",
    ),
    path("nominations/ask/", allow(requests.ask, "members.request_nomination"), name="nominations-ask"),
    path("nominations/add/", allow(nominations.nomination_add, "members.nominate"), name="nomination-add"),
    path(
        "nominations/requests/<int:pk>/",
        allow_on_object(requests.request_page, "members.view_request"),
        name="request",
    ),
    path(
        "nominations/requests/<int:pk>/remind/",
        allow_on_object(requests.request_remind, "members.request_nomination"),
        name="request-remind",
    ),
    path(
        "nominations/requests/<int:pk>/withdraw/",
        allow_on_object(requests.request_withdraw, "members.request_nomination"),
        name="request-withdraw",
    ),
    path(
        "nominations/requests/<int:pk>/steps/",
        allow_on_object(requests.request_steps, "members.request_nomination"),
        name="request-steps",
    ),
    path(
        "nominations/requests/<int:pk>/draft.<slug:kind>",
        allow_on_object(drafts.request_draft, "members.view_request"),
        name="request-draft",
    ),
    path(
        "nominations/steps/<int:pk>/",
        allow_on_object(requests.step_done, "members.request_nomination"),
        name="step-done",
    ),
    path(
        "nominations/<int:pk>/",
        allow_on_object(nominations.nomination_page, "members.view_nomination"),
        name="nomination",
    ),
    path(
        "nominations/<int:pk>/edit/",
        allow_on_object(nominations.nomination_edit, "members.submit_nomination"),
        name="nomination-edit",
    ),
    path(
        "nominations/<int:pk>/submit/",
        allow_on_object(nominations.nomination_submit, "members.submit_nomination"),
        name="nomination-submit",
    ),
    path(
        "nominations/<int:pk>/accept/",
        allow_on_object(nominations.nomination_accept, "members.decide_nomination"),
        name="nomination-accept",
    ),
    path(
        "nominations/<int:pk>/return/",
        allow_on_object(nominations.nomination_return, "members.decide_nomination"),
        name="nomination-return",
    ),
    path(
        "nominations/<int:pk>/withdraw/",
        allow_on_object(nominations.nomination_withdraw, "members.submit_nomination"),
        name="nomination-withdraw",
    ),
    path(
        "nominations/<int:pk>/release/",
        allow_on_object(nominations.nomination_release, "members.decide_nomination"),
        name="nomination-release",
    ),
    path(
        "nominations/<int:pk>/draft.<slug:kind>",
        allow_on_object(drafts.nomination_draft, "members.view_nomination"),
        name="nomination-draft",
    ),
    path(
        "terms-of-members/<int:pk>/renew/",
        allow_on_object(nominations.membership_renew, "members.decide_nomination"),
        name="membership-renew",
    ),
    path("calendar/steps/add/", allow(steps.template_add, "members.request_nomination"), name="template-add"),
    path(
        "calendar/steps/<int:pk>/",
        allow_on_object(steps.template_edit, "members.request_nomination"),
        name="template-edit",
    ),
    path(
        "calendar/steps/<int:pk>/remove/",
        allow_on_object(steps.template_remove, "members.request_nomination"),
        name="template-remove",
    ),
]
