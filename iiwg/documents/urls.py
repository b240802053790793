"""Addresses of uploads on their way in."""

from django.urls import path

from iiwg.documents import views
from iiwg.pages.gate import SIGNED_IN, allow

app_name = "documents"

urlpatterns = [
    path("uploads/", allow(views.upload_begin, SIGNED_IN), name="upload-begin"),
    path("uploads/<uuid:key>/", allow(views.upload_piece, SIGNED_IN), name="upload-piece"),
]
