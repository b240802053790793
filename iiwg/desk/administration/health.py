"""Whether the parts of the system work."""

from celery import current_app
from django.conf import settings
from django.db import connection
from django.http import JsonResponse

from iiwg.notifications.services import stuck


def healthz(request):
    """Whether database, broker and mail work: 200, or 503 with the reason."""
    faults = state_of_system()
    parts = {name: faults.get(name, "ok") for name in ("database", "broker", "mail")}
    return JsonResponse({"ok": not faults, **parts}, status=503 if faults else 200)


def state_of_system() -> dict[str, str]:
    """What does not work, by part; empty when everything does."""
    faults = {}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception as error:
        faults["database"] = str(error)[:200]
    try:
        _ask_broker()
    except Exception as error:
        faults["broker"] = str(error)[:200] or type(error).__name__
    if "database" not in faults and stuck():
        faults["mail"] = f"{stuck()} letters wait too long or failed"
    return faults


def _ask_broker() -> None:
    if settings.REDIS_URL:
        with current_app.connection_for_write() as link:
            link.ensure_connection(max_retries=1, timeout=2)
        return
    folder = settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_in"]
    with open(f"{folder}/../health", "w") as file:
        file.write("ok")
