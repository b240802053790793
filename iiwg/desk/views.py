"""Home by role, search, the language switch, the health page."""

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from iiwg.accounts.models import User
from iiwg.desk import gaps, handover, services
from iiwg.desk.home import tasks_of
from iiwg.desk.search import find
from iiwg.documents.views import answer_made
from iiwg.notifications.models import Notification
from iiwg.pages import asked
from iiwg.pages.gate import fetch
from members.models import ChairingTerm


def home(request):
    """What waits for this reader, the one thing to do next on top."""
    context = tasks_of(request.user)
    context["notices"] = Notification.objects.filter(to_user=request.user, read_at__isnull=True)[:10]
    return render(request, "desk/home.html", context)


@require_POST
def notice_read(request, pk):
    """Mark a notice as read and go where it leads."""
    Notification.objects.filter(pk=pk, to_user=request.user).update(read_at=timezone.now())
    notice = Notification.objects.filter(pk=pk, to_user=request.user).first()
    return redirect(notice.path if notice and notice.path.startswith("/") else "/")


def search(request):
    """Everything this reader may see that holds the words."""
    text = asked.text(request, "q")
    return render(
        request, "desk/search.html", {"query_text": text, "groups": find(text, request.user) if text else []}
    )


@require_POST
def language(request):
    """Change the language of the interface, and remember it for letters."""
    code = request.POST.get("language", "")
    response = redirect(asked.address(request, "next", posted=True) or "/")
    if code in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=31536000, samesite="Lax")
        if request.user.is_authenticated:
            User.objects.filter(pk=request.user.pk).update(language=code)
    return response


def healthz(request):
    """Whether database, broker and mail work: 200, or 503 with the reason."""
    faults = services.state_of_system()
    parts = {name: faults.get(name, "ok") for name in ("database", "broker", "mail")}
    return JsonResponse({"ok": not faults, **parts}, status=503 if faults else 200)


def handover_page(request, pk):
    """What the next co-chair takes over."""
    term = fetch(request, ChairingTerm.objects.select_related("institution", "person", "terms"), pk=pk)
    context = {"term": term, "html": handover.html(term, get_language(), request.user)}
    return render(request, "desk/handover.html", context)


def handover_pdf(request, pk):
    """The hand-over pack on paper."""
    term = fetch(request, ChairingTerm.objects.select_related("institution", "person", "terms"), pk=pk)
    language = get_language()
    return answer_made(handover.pdf(term, language, request.user), handover.title(language), "pdf")


def handover_zip(request, pk):
    """The hand-over pack as one archive."""
    term = fetch(request, ChairingTerm.objects.select_related("institution", "person", "terms"), pk=pk)
    language = get_language()
    return answer_made(handover.archive(term, language, request.user), handover.title(language), "zip")


def gaps_page(request):
    """Who is missing at the table."""
    return render(request, "desk/gaps.html", gaps.gaps())
