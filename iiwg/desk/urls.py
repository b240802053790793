"""Addresses of the desk."""

from django.urls import path

from iiwg.desk.administration.views import mail, system, users
from iiwg.desk.handover import views as handover
from iiwg.desk.home import views as home
from iiwg.desk.overview import views as overview
from iiwg.desk.search import views as search
from iiwg.health.views import healthz
from iiwg.pages.gate import SIGNED_IN, allow, allow_on_object, public

app_name = "desk"
MANAGE, MAIL, HANDOVER = "accounts.manage_users", "accounts.read_mail", "members.view_handover"
MAIL_ACT = allow(mail.mail_act, MAIL)
LETTER_ACT = allow_on_object(mail.letter_act, MAIL)

urlpatterns = [
    path("", allow(home.home, SIGNED_IN), name="home"),
    path("search/", allow(search.search, SIGNED_IN), name="search"),
    path("notices/<int:pk>/", allow(home.notice, SIGNED_IN), name="notice"),
    path("notices/read/", allow(home.notices_read, SIGNED_IN), name="notices-read"),
    path("language/", public(home.language), name="language"),
    path("healthz", public(healthz), name="healthz"),
    path("gaps/", allow(overview.gaps_page, "members.view_register"), name="gaps"),
    path("handover/<int:pk>/", allow(handover.handover_page, HANDOVER, on_object=True), name="handover"),
    path(
        "handover/<int:pk>/pack.pdf",
        allow(handover.handover_pdf, HANDOVER, on_object=True),
        name="handover-pdf",
    ),
    path(
        "handover/<int:pk>/pack.zip",
        allow(handover.handover_zip, HANDOVER, on_object=True),
        name="handover-zip",
    ),
    path("settings/", users.UserList.as_view(), name="users"),
    path("settings/invite/", users.Invite.as_view(), name="invite"),
    path("settings/users/<int:pk>/roles/", users.Roles.as_view(), name="roles"),
    path("settings/users/<int:pk>/deactivate/", users.Close.as_view(), name="close"),
    path(
        "settings/users/<int:pk>/<slug:verb>/",
        allow_on_object(users.user_act, MANAGE),
        name="user-act",
    ),
    path("settings/mail/", mail.MailList.as_view(), name="mail"),
    path("settings/mail/test/", allow(mail.test_mail, MAIL), name="mail-test"),
    path("settings/mail/<int:pk>/", allow_on_object(mail.letter, MAIL), name="letter"),
    path("settings/mail/again/", MAIL_ACT, {"verb": "again"}, name="mail-again"),
    path("settings/mail/seen/", MAIL_ACT, {"verb": "seen"}, name="mail-seen"),
    path("settings/mail/<int:pk>/again/", LETTER_ACT, {"verb": "again"}, name="letter-again"),
    path("settings/mail/<int:pk>/seen/", LETTER_ACT, {"verb": "seen"}, name="letter-seen"),
    path("settings/health/", allow(system.health, MANAGE), name="health"),
    path("settings/record/", system.ActList.as_view(), name="audit"),
]
