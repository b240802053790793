"""Every address of the site, room by room."""

from allauth.account import views as account
from django.urls import include, path, re_path

handler400 = "iiwg.pages.faults.bad_request"
handler500 = "iiwg.pages.faults.server_error"

urlpatterns = [
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/password/change/", account.password_change, name="account_change_password"),
    path("accounts/password/reset/", account.password_reset, name="account_reset_password"),
    path("accounts/password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "accounts/password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("accounts/again/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/second-factor/", include("allauth.mfa.urls")),
    path("accounts/", include("iiwg.accounts.urls")),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("members/", include("members.urls")),
    path("register/", include("tmf_registry.urls")),
    path("meetings/", include("meetings.urls")),
    path("follow-up/", include("actions.urls")),
    path("", include("iiwg.documents.urls")),
    path("", include("iiwg.pages.urls")),
    path("", include("iiwg.desk.urls")),
]
