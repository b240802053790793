"""Addresses of the members room."""

from django.urls import path

from iiwg.pages.gate import allow
from members.views import (
    calendar,
    chairs,
    composition,
    drafts,
    establishment,
    institutions,
    letters,
    lpi,
    nominations,
    people,
    register,
    requests,
    sheets,
    steps,
    terms,
)

app_name = "members"


def on(view, permission):
    """A view that asks its permission on the object it fetches."""
    return allow(view, permission, on_object=True)


SEE, CHANGE = "members.view_institution", "members.change_institution"
FOUND = "members.change_establishment"

urlpatterns = [
    path("", allow(register.overview, "members.view_register"), name="overview"),
    path("list/", allow(lpi.lpi_page, "members.view_register"), name="lpi"),
    path("list.<slug:kind>", allow(lpi.lpi_file, "members.view_register"), name="lpi-file"),
    path("list/prepare/", allow(lpi.prepare, "members.change_lpi"), name="lpi-prepare"),
    path("list/<int:pk>/", on(lpi.version_page, "members.view_terms"), name="lpi-version"),
    path(
        "list/<int:pk>/annex.<slug:kind>", on(lpi.version_file, "members.view_terms"), name="lpi-version-file"
    ),
    path("list/<int:pk>/add/", on(lpi.entry_add, "members.change_lpi"), name="lpi-add"),
    path(
        "list/<int:pk>/take-off/<int:institution>/",
        on(lpi.entry_off, "members.change_lpi"),
        name="lpi-take-off",
    ),
    path("list/<int:pk>/propose/", on(lpi.propose, "members.change_lpi"), name="lpi-propose"),
    path("list/<int:pk>/take-back/", on(lpi.take_back, "members.change_lpi"), name="lpi-take-back"),
    path("list/<int:pk>/discard/", on(lpi.discard, "members.change_lpi"), name="lpi-discard"),
    path("list/<int:pk>/apply/", on(lpi.apply, "members.change_lpi"), name="lpi-apply"),
    path("institutions/", allow(institutions.institution_list, SEE), name="institutions"),
    path("institutions/add/", allow(institutions.institution_add, CHANGE), name="institution-add"),
    path("institutions/<int:pk>/", on(institutions.institution_page, SEE), name="institution"),
    path("institutions/<int:pk>/edit/", on(institutions.institution_edit, CHANGE), name="institution-edit"),
    path("institutions/<int:pk>/name/", on(institutions.institution_name, CHANGE), name="institution-name"),
    path(
        "institutions/<int:pk>/parent/",
        on(institutions.institution_parent, CHANGE),
        name="institution-parent",
    ),
    path(
        "institutions/<int:pk>/focal-point/",
        on(institutions.focal_point_add, "members.grant_focal_point"),
        name="focal-point-add",
    ),
    path(
        "institutions/<int:pk>/focal-point/<int:user>/withdraw/",
        on(institutions.focal_point_withdraw, "members.grant_focal_point"),
        name="focal-point-withdraw",
    ),
    path("people/", allow(people.person_list, "members.view_person"), name="people"),
    path("people/add/", allow(people.person_add, "members.change_person"), name="person-add"),
    path("people/<int:pk>/", on(people.person_page, "members.view_person"), name="person"),
    path("people/<int:pk>/edit/", on(people.person_edit, "members.change_person"), name="person-edit"),
    path(
        "people/<int:pk>/account/", on(people.person_account, "members.change_person"), name="person-account"
    ),
    path("people/<int:pk>/merge/", on(people.person_merge, "members.change_person"), name="person-merge"),
    path("people/<int:pk>/post/", on(people.post_add, "members.change_person"), name="post-add"),
    path("posts/<int:pk>/end/", on(people.post_end, "members.change_person"), name="post-end"),
    path(
        "terms-of-members/add/",
        allow(people.membership_add, "members.change_membership"),
        name="membership-add",
    ),
    path(
        "terms-of-members/<int:pk>/end/",
        on(people.membership_end, "members.change_membership"),
        name="membership-end",
    ),
    path("terms/", allow(terms.terms_list, "members.view_terms"), name="terms"),
    path("terms/<int:pk>/", on(terms.terms_page, "members.view_terms"), name="terms-version"),
    path("terms/regulation/", allow(terms.regulation, "members.change_terms"), name="regulation"),
    path(
        "terms/<int:pk>/paragraphs/<int:number>/",
        on(terms.paragraph_edit, "members.change_terms"),
        name="paragraph-edit",
    ),
    path(
        "terms/<int:pk>/paragraphs/<int:number>/topics/",
        on(terms.paragraph_topics, "members.change_terms"),
        name="paragraph-topics",
    ),
    path("terms/<int:pk>/copy/", on(terms.terms_copy, "members.change_terms"), name="terms-copy"),
    path("terms/<int:pk>/edit/", on(terms.terms_edit, "members.change_terms"), name="terms-edit"),
    path("terms/<int:pk>/lists/", on(terms.terms_lists, "members.change_terms"), name="terms-lists"),
    path("terms/<int:pk>/act/scan/", on(terms.terms_act, "members.view_terms"), name="terms-act"),
    path("terms/<int:pk>/act/", on(terms.terms_instrument, "members.change_terms"), name="terms-instrument"),
    path(
        "terms/<int:pk>/compare/<int:other>/",
        on(terms.terms_compare, "members.view_terms"),
        name="terms-compare",
    ),
    path("terms/<int:pk>/signatories/", on(terms.signatories, "members.change_terms"), name="signatories"),
    path("terms/signatures/<int:pk>/", on(terms.signature, "members.change_terms"), name="signature"),
    path("terms/<int:pk>/<slug:verb>/", on(terms.terms_apply, "members.change_terms"), name="terms-apply"),
    path("chairs/", allow(chairs.chairs_page, "members.view_terms"), name="chairs"),
    path("chairs/rotation/", allow(chairs.rotation, "members.change_chairs"), name="rotation"),
    path("chairs/add/", allow(chairs.chairing_term_add, "members.change_chairs"), name="chairing-term-add"),
    path(
        "chairs/<int:pk>/letter/",
        on(chairs.official_letter, "members.view_official_letter"),
        name="official-letter",
    ),
    path("chairs/<int:pk>/deputy/", on(chairs.delegate, "members.delegate_chair"), name="delegate"),
    path(
        "chairs/deputies/<int:pk>/withdraw/",
        on(chairs.withdraw, "members.withdraw_delegation"),
        name="withdraw",
    ),
    path("chairs/<int:pk>/skip/", on(chairs.skip, "members.change_chairs"), name="skip"),
    path("chairs/<int:pk>/swap/", on(chairs.swap, "members.change_chairs"), name="swap"),
    path("chairs/<int:pk>/official/", on(chairs.official, "members.change_chairs"), name="official"),
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
        on(requests.request_page, "members.view_request"),
        name="request",
    ),
    path(
        "nominations/requests/<int:pk>/remind/",
        on(requests.request_remind, "members.request_nomination"),
        name="request-remind",
    ),
    path(
        "nominations/requests/<int:pk>/withdraw/",
        on(requests.request_withdraw, "members.request_nomination"),
        name="request-withdraw",
    ),
    path(
        "nominations/requests/<int:pk>/steps/",
        on(requests.request_steps, "members.request_nomination"),
        name="request-steps",
    ),
    path(
        "nominations/requests/<int:pk>/draft.<slug:kind>",
        on(drafts.request_draft, "members.view_request"),
        name="request-draft",
    ),
    path(
        "nominations/steps/<int:pk>/",
        on(requests.step_done, "members.request_nomination"),
        name="step-done",
    ),
    path(
        "nominations/<int:pk>/", on(nominations.nomination_page, "members.view_nomination"), name="nomination"
    ),
    path(
        "nominations/<int:pk>/edit/",
        on(nominations.nomination_edit, "members.submit_nomination"),
        name="nomination-edit",
    ),
    path(
        "nominations/<int:pk>/submit/",
        on(nominations.nomination_submit, "members.submit_nomination"),
        name="nomination-submit",
    ),
    path(
        "nominations/<int:pk>/accept/",
        on(nominations.nomination_accept, "members.decide_nomination"),
        name="nomination-accept",
    ),
    path(
        "nominations/<int:pk>/return/",
        on(nominations.nomination_return, "members.decide_nomination"),
        name="nomination-return",
    ),
    path(
        "nominations/<int:pk>/withdraw/",
        on(nominations.nomination_withdraw, "members.submit_nomination"),
        name="nomination-withdraw",
    ),
    path(
        "nominations/<int:pk>/release/",
        on(nominations.nomination_release, "members.decide_nomination"),
        name="nomination-release",
    ),
    path(
        "nominations/<int:pk>/draft.<slug:kind>",
        on(drafts.nomination_draft, "members.view_nomination"),
        name="nomination-draft",
    ),
    path("letters/<int:pk>/sent/", on(letters.letter_sent, "members.change_letter"), name="letter-sent"),
    path("letters/<int:pk>/scan/", on(letters.letter_scan, "members.view_letter"), name="letter-scan"),
    path(
        "letters/<int:pk>/text.<slug:kind>",
        on(letters.letter_file, "members.view_letter"),
        name="letter-text",
    ),
    path(
        "terms-of-members/<int:pk>/renew/",
        on(nominations.membership_renew, "members.decide_nomination"),
        name="membership-renew",
    ),
    path("calendar/", allow(calendar.calendar_page, "members.view_register"), name="calendar"),
    path("calendar/add/", allow(calendar.day_set, "members.change_calendar"), name="day-set"),
    path("calendar/fill/", allow(calendar.propose, "members.change_calendar"), name="calendar-fill"),
    path("calendar/<int:pk>/", on(calendar.day_edit, "members.change_calendar"), name="day-edit"),
    path("calendar/<int:pk>/remove/", on(calendar.day_remove, "members.change_calendar"), name="day-remove"),
    path("calendar/steps/add/", allow(steps.template_add, "members.request_nomination"), name="template-add"),
    path(
        "calendar/steps/<int:pk>/",
        on(steps.template_edit, "members.request_nomination"),
        name="template-edit",
    ),
    path(
        "calendar/steps/<int:pk>/remove/",
        on(steps.template_remove, "members.request_nomination"),
        name="template-remove",
    ),
    path("establishment/", allow(establishment.page, "members.view_register"), name="establishment"),
    path("establishment/playbook/", allow(establishment.apply_playbook, FOUND), name="playbook"),
    path("establishment/objectives/", allow(establishment.objectives, FOUND), name="objectives"),
    path("establishment/add/", allow(establishment.step_add, FOUND), name="establishment-add"),
    path("establishment/<int:pk>/", on(establishment.step_edit, FOUND), name="establishment-edit"),
    path("establishment/<int:pk>/remove/", on(establishment.step_remove, FOUND), name="establishment-remove"),
    path(
        "establishment/<int:pk>/document/",
        on(establishment.step_document, "members.view_register"),
        name="establishment-document",
    ),
    path("institutions/<int:pk>/sectors/", on(institutions.sectors, CHANGE), name="institution-sectors"),
    path("institutions/<int:pk>/successor/", on(institutions.successor_add, CHANGE), name="successor-add"),
    path("composition/", allow(composition.page, "members.view_register"), name="composition"),
    path(
        "composition/write/", allow(composition.write, "members.change_membership"), name="composition-write"
    ),
    path(
        "composition/<int:pk>/approve/",
        on(composition.approve, "members.change_membership"),
        name="composition-approve",
    ),
    path(
        "composition/<int:pk>/document/",
        on(composition.document, "members.view_register"),
        name="composition-document",
    ),
    path("sheet.xlsx", allow(sheets.export, "members.change_institution"), name="sheet-export"),
    path("sheet/", allow(sheets.choose, "members.change_institution"), name="sheet-import"),
    path("sheet/preview/", allow(sheets.preview, "members.change_institution"), name="sheet-preview"),
    path("sheet/write/", allow(sheets.write, "members.change_institution"), name="sheet-write"),
]
