"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow
from members.sheets import views as sheets

urlpatterns = [
    path("sheet.xlsx", allow(sheets.export, "members.change_institution"), name="sheet-export"),
    path("sheet/", sheets.Choose.as_view(), name="sheet-import"),
    path("sheet/preview/", allow(sheets.preview, "members.change_institution"), name="sheet-preview"),
    path("sheet/write/", allow(sheets.write, "members.change_institution"), name="sheet-write"),
]
