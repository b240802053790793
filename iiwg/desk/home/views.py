"""Home by role, notices, the language switch."""

from django.conf import settings
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


@require_POST
def notice_read(request, pk):
    """Mark a notice as read and go where it leads."""
    Notification.objects.filter(pk=pk, to_user=request.user).update(read_at=timezone.now())
    notice = Notification.objects.filter(pk=pk, to_user=request.user).first()
    return redirect(notice.path if notice and notice.path.startswith("/") else "/")


@require_POST
def language(request):
    """Change the language of the interface, and remember it for letters."""
    code = request.POST.get("language", "")
    response = HttpResponseRedirect(query_params.address(request, "next", posted=True) or "/")
    if code in SITE_LANGUAGES:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=31536000, samesite="Lax")
        if request.user.is_authenticated:
            User.objects.filter(pk=request.user.pk).update(language=code)
    return response
