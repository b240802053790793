"""Lines of minutes: each kind has its form, and the history tells what was done to them."""

import pytest

from iiwg.audit.models import AuditEvent
from meetings.minutes.enums import LineKind
from meetings.minutes.forms import FORM_OF_LINE
from meetings.minutes.services import lines
from meetings.minutes.views.lines import line_form
from tests import scenes

pytestmark = pytest.mark.django_db
DUE = {"co_executors", "due_kind", "due_on", "quarter", "year", "due_meeting", "offset_days"}
FIELDS = {
    "heard": {"speaker"},
    "spoke": {"speaker"},
    "decided": {"facility", "lpi_version", "terms"},
    "recommended": {"facility", "responsible"},
    "agreed": {"facility"},
    "action": {"facility", "responsible", *DUE},
    "note": set(),
}


@pytest.mark.parametrize("kind", LineKind.values)
def test_a_line_asks_what_its_kind_needs(cast, kind):
    draft = scenes.minutes(cast, texts=((kind, "Words"),))
    form = line_form(draft.lines.get(), "en")
    assert set(form.fields) == FIELDS[kind] | {"text", "base_version"}
    assert set(FORM_OF_LINE) == set(LineKind)


def moved(draft):
    """How often the history says that a line was moved."""
    subject = f"meetings.minutes:{draft.pk}"
    return AuditEvent.objects.filter(verb="meetings.minutes.line_order", subject=subject).count()


def test_the_history_tells_who_moved_a_line(cast):
    draft = scenes.minutes(cast, texts=(("decided", "One"), ("decided", "Two")))
    lines.move_line(draft.lines.first(), up=True, by=cast.secretary)
    assert moved(draft) == 0  # the first line does not go up
    lines.move_line(draft.lines.last(), up=True, by=cast.secretary)
    assert moved(draft) == 1
