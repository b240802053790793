"""Where one is signed in, and how two people help a third who lost the second factor."""

from allauth.usersessions.models import UserSession
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from iiwg.accounts import services
from iiwg.accounts.devices import device
from iiwg.accounts.models import User
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.gate import get_for_user


def sessions(request):
    """Every place where this account is signed in, the newest first."""
    found = sorted(_sessions(request), key=lambda session: session.created_at, reverse=True)
    rows = [
        {"number": session.pk, "since": session.created_at, "device": device(session.user_agent), "network": session.ip,
         "is_this": session.session_key == request.session.session_key}
        for session in found
    ]  # fmt: skip
    return render(request, "accounts/sessions.html", {"sessions": rows})


@require_POST
def end_sessions(request):
    """Sign out at one place, by its number, or everywhere but here."""
    number = request.POST.get("number", "")
    keys = [
        session.session_key
        for session in _sessions(request)
        if (str(session.pk) == number if number else session.session_key != request.session.session_key)
    ]
    return call_and_redirect(
        request,
        lambda: services.end_sessions(request.user, keys, by=request.user),
        back=reverse("accounts:sessions"),
        done=str(gettext_lazy("Signed out there.")),
    )


def _sessions(request) -> list[UserSession]:
    """Those that are still open."""
    return UserSession.objects.purge_and_list(request.user)


def recovery(request):
    """Who has a second factor that may be lost, first those of whom somebody said so."""
    users = User.objects.with_second_factor().exclude(pk=request.user.pk).select_related("recovery_asked_by")
    rows = [
        {"user": user, "asked_at": user.recovery_asked_at, "is_open": services.is_recovery_open(user)}
        for user in users
    ]
    rows.sort(key=lambda row: not row["is_open"])
    return render(request, "accounts/recovery.html", {"rows": rows})


RECOVERY = {
    "ask": (services.ask_recovery, gettext_lazy("Noted. A second person confirms it within a day.")),
    "confirm": (services.recover, gettext_lazy("The second factor is removed. Its owner has a letter.")),
}


@require_POST
def recovery_act(request, pk, verb):
    """Say that a second factor is lost, or confirm it."""
    user = get_for_user(request, User, pk=pk)
    service, done = RECOVERY[verb]
    return call_and_redirect(
        request, lambda: service(user, by=request.user), back=reverse("accounts:recovery"), done=str(done)
    )
