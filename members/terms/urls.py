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
        terms.ParagraphPage.as_view(),
        name="paragraph-edit",
    ),
    path(
        "terms/<int:pk>/paragraphs/<int:number>/topics/",
        terms.TopicsPage.as_view(),
        name="paragraph-topics",
    ),
    path("terms/<int:pk>/copy/", terms.CopyPage.as_view(), name="terms-copy"),
    path("terms/<int:pk>/edit/", terms.DraftPage.as_view(), name="terms-edit"),
    path("terms/<int:pk>/lists/", terms.ListsPage.as_view(), name="terms-lists"),
    path(
        "terms/<int:pk>/act/scan/", allow_on_object(terms.terms_act, "members.view_terms"), name="terms-act"
    ),
    path("terms/<int:pk>/act/", terms.InstrumentPage.as_view(), name="terms-instrument"),
    path(
        "terms/<int:pk>/compare/<int:other>/",
        allow_on_object(terms.terms_compare, "members.view_terms"),
        name="terms-compare",
    ),
    path("terms/<int:pk>/signatories/", terms.SignatoriesPage.as_view(), name="signatories"),
    path("terms/signatures/<int:pk>/", terms.SignaturePage.as_view(), name="signature"),
    path("terms/<int:pk>/apply/", terms.ApplyPage.as_view(), name="terms-apply"),
    path("terms/<int:pk>/put-in-force/", terms.PutInForcePage.as_view(), name="terms-put-in-force"),
]
