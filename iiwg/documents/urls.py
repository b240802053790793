"""Addresses of uploads on their way in, and of the page where anybody checks a paper."""

from django.urls import path

from iiwg.documents import views
from iiwg.pages.gate import SIGNED_IN, allow, public

app_name = "documents"

urlpatterns = [
    path("check/", public(views.check), name="check-any"),
    path("check/<slug:code>/", public(views.check), name="check"),
    path("uploads/", allow(views.upload_begin, SIGNED_IN), name="upload-begin"),
    path("uploads/<uuid:key>/", allow(views.upload_piece, SIGNED_IN), name="upload-piece"),
]
