"""The verbs of a procedure as addresses: view, permission and name all come from its table.

    urlpatterns += verbs(MEETING, "<int:pk>/", Meeting, hold=meetings.mark_held, cancel=meetings.cancel)

Each is a POST-only address `<prefix><verb>/` under the name its transition gives; `service(record, by=user)` gets `note=`
where the verb needs one. Afterwards the reader is on the page of the record, which says what happened.
"""

from collections.abc import Callable

from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from iiwg.pages.answers import call_and_redirect
from iiwg.pages.gate import allow, asks_again, get_for_user
from iiwg.workflow.tables import Transition, Workflow


def verbs(workflow: Workflow, prefix: str, model, **services: Callable) -> list[URLPattern]:
    """One address a verb, in the order given; `prefix` holds `<int:pk>`."""
    return [_address(workflow[verb], prefix, model, service) for verb, service in services.items()]


def _address(step: Transition, prefix: str, model, service: Callable) -> URLPattern:
    name = step.url_name.partition(":")[2]
    view = allow(_view(step, model, service), step.permission, on_object=True)
    return path(f"{prefix}{_word(name)}/", asks_again(view) if step.asks_again else view, name=name)


def _word(name: str) -> str:
    """The last part of the address: "hold" of the name "meeting-hold"."""
    return name.partition("-")[2] or name


def _view(step: Transition, model, service: Callable) -> Callable:
    """The POST-only view of one verb. Who sees the record may press; the verb itself refuses with a sentence."""

    @require_POST
    def view(request, pk):
        record = get_for_user(request, model, by_verb=True, pk=pk)
        note = {"note": request.POST.get("note", "").strip()} if step.needs_note else {}
        return call_and_redirect(
            request,
            lambda: service(record, by=request.user, **note),
            back=record.get_absolute_url(),
            done=str(step.success_message),
        )

    return view
