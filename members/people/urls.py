"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from members.people import views as people

urlpatterns = [
    path("people/", people.PersonList.as_view(), name="people"),
    path("people/add/", allow(people.person_add, "members.change_person"), name="person-add"),
    path("people/<int:pk>/", allow_on_object(people.person_page, "members.view_person"), name="person"),
    path(
        "people/<int:pk>/edit/",
        allow_on_object(people.person_edit, "members.change_person"),
        name="person-edit",
    ),
    path(
        "people/<int:pk>/account/",
        allow_on_object(people.person_account, "members.change_person"),
        name="person-account",
    ),
    path(
        "people/<int:pk>/merge/",
        allow_on_object(people.person_merge, "members.change_person"),
        name="person-merge",
    ),
    path("people/<int:pk>/post/", allow_on_object(people.post_add, "members.change_person"), name="post-add"),
    path("posts/<int:pk>/end/", allow_on_object(people.post_end, "members.change_person"), name="post-end"),
]
