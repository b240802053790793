"""The page for monitoring."""

from django.http import HttpRequest, JsonResponse

from iiwg.health import parts
from iiwg.health.findings import Finding, Level, findings


def healthz(request: HttpRequest) -> JsonResponse:
    """Whether the system works: 200, or 503. Causes are told on the machine itself only; a stranger hears ok or not."""
    found = list(state())
    faults = {finding.code: finding.words for finding in found if finding.is_fault}
    told = faults if _is_local(request) else {}
    return JsonResponse({"ok": not faults, **told}, status=503 if faults else 200)


def state() -> list[Finding]:
    """What every part found; only the database and what answers without it, when the database is away."""
    if reason := parts.database_away():
        return [Finding("database", Level.FAULT, "database", reason), *parts.broker()]
    return list(findings())


def _is_local(request: HttpRequest) -> bool:
    """Whether it was asked on this machine and not through the proxy."""
    return (
        request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1") and "HTTP_X_FORWARDED_FOR" not in request.META
    )
