"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow_on_object
from members.letters import views

urlpatterns = [
    path("letters/<int:pk>/sent/", views.LetterSent.as_view(), name="letter-sent"),
    path(
        "letters/<int:pk>/scan/",
        allow_on_object(views.letter_scan, "members.view_letter"),
        name="letter-scan",
    ),
    path(
        "letters/<int:pk>/text.<slug:kind>",
        allow_on_object(views.letter_file, "members.view_letter"),
        name="letter-text",
    ),
]
