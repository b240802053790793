"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from members.terms import views as terms

urlpatterns = [
    path("terms/", allow(terms.terms_list, "members.view_terms"), name="terms"),
    path("terms/<int:pk>/", allow_on_object(terms.terms_page, "members.view_terms"), name="terms-version"),
    path("terms/regulation/", allow(terms.regulation, "members.change_terms"), name="regulation"),
    path(
        "terms/<int:pk>/paragraphs/<int:number>/",
        allow_on_object(terms.paragraph_edit, "members.change_terms"),
        name="paragraph-edit",
    ),
    path(
        "terms/<int:pk>/paragraphs/<int:number>/topics/",
        allow_on_object(terms.paragraph_topics, "members.change_terms"),
        name="paragraph-topics",
    ),
    path(
        "terms/<int:pk>/copy/", allow_on_object(terms.terms_copy, "members.change_terms"), name="terms-copy"
    ),
    path(
        "terms/<int:pk>/edit/", allow_on_object(terms.terms_edit, "members.change_terms"), name="terms-edit"
    ),
    path(
        "terms/<int:pk>/lists/",
        allow_on_object(terms.terms_lists, "members.change_terms"),
        name="terms-lists",
    ),
    path(
        "terms/<int:pk>/act/scan/", allow_on_object(terms.terms_act, "members.view_terms"), name="terms-act"
    ),
    path(
        "terms/<int:pk>/act/",
        allow_on_object(terms.terms_instrument, "members.change_terms"),
        name="terms-instrument",
    ),
    path(
        "terms/<int:pk>/compare/<int:other>/",
        allow_on_object(terms.terms_compare, "members.view_terms"),
        name="terms-compare",
    ),
    path(
        "terms/<int:pk>/signatories/",
        allow_on_object(terms.signatories, "members.change_terms"),
        name="signatories",
    ),
    path(
        "terms/signatures/<int:pk>/",
        allow_on_object(terms.signature, "members.change_terms"),
        name="signature",
    ),
    path(
        "terms/<int:pk>/<slug:verb>/",
        allow_on_object(terms.terms_apply, "members.change_terms"),
        name="terms-apply",
    ),
]
