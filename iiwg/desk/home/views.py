"""Home by role, notices, the language switch."""

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from iiwg.accounts.models import User
from iiwg.notifications.models import Notification
from iiwg.pages import query_params
from iiwg.pages.languages import SITE_LANGUAGES
from iiwg.workflow.rooms import brought


def home(request):
    """What waits for this reader, the most pressing on top."""
    sections = [section for bring in brought("home") for section in bring(request.user)]
    sections.sort(key=lambda section: section.urgency)
    return render(request, "desk/home/page.html", {"sections": sections})


def notice(request, pk):
    """Go where a notice leads; it and the earlier ones about the same record are read."""
    opened = _notices_of(request.user).filter(pk=pk).first()
    if opened is None:
        return redirect("desk:home")
    same = Q(about=opened.about) if opened.about else Q(pk=pk)
    _notices_of(request.user).filter(same, pk__lte=pk, read_at__isnull=True).update(read_at=timezone.now())
    return redirect(opened.path if opened.path.startswith("/") else "desk:home")


@require_POST
def notices_read(request):
    """Mark all notices of this reader as read."""
    _notices_of(request.user).filter(read_at__isnull=True).update(read_at=timezone.now())
    return redirect("desk:home")


def _notices_of(user):
    return Notification.objects.filter(to_user=user)


@require_POST
def language(request):
    """Change the language of the interface, and remember it for letters."""
    code = request.POST.get("language", "")
    response = HttpResponseRedirect(query_params.address(request, "next", posted=True) or "/")
    if code in SITE_LANGUAGES:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=31536000,
            samesite="Lax",
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
        if request.user.is_authenticated:
            User.objects.filter(pk=request.user.pk).update(language=code)
    return response
