"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow_on_object
from members.people import views

SEE = "members.view_person"

urlpatterns = [
    path("people/", views.PersonList.as_view(), name="people"),
    path("people/add/", views.AddPerson.as_view(), name="person-add"),
    path("people/<int:pk>/", allow_on_object(views.person_page, SEE), name="person"),
    path("people/<int:pk>/edit/", views.ChangePerson.as_view(), name="person-edit"),
    path("people/<int:pk>/account/", views.JoinAccount.as_view(), name="person-account"),
    path("people/<int:pk>/invite/", views.InvitePerson.as_view(), name="person-invite"),
    path("people/<int:pk>/merge/", views.MergePeople.as_view(), name="person-merge"),
    path("people/<int:pk>/post/", views.AddPost.as_view(), name="post-add"),
    path("posts/<int:pk>/correct/", views.CorrectPost.as_view(), name="post-correct"),
    path("posts/<int:pk>/withdraw/", views.WithdrawPost.as_view(), name="post-withdraw"),
    path("posts/<int:pk>/end/", views.EndPost.as_view(), name="post-end"),
]
