"""Lines of minutes: each kind has its form, and the history tells what was done to them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.audit.models import AuditEvent
from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.minutes.enums import LineKind
from meetings.minutes.forms import FORM_OF_LINE
from meetings.minutes.services import lines
from meetings.minutes.views.lines import line_form
from tests import scenes
from tests.scenes import day
from tmf_registry.facilities import services as facilities

pytestmark = pytest.mark.django_db
DUE = {"co_executors", "due_kind", "due_on", "quarter", "year", "due_meeting", "offset_days"}
FIELDS = {
    "heard": {"speaker"},
    "spoke": {"speaker"},
    "decided": {"facility", "lpi_version", "applies_from", "terms"},
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


def test_a_save_whose_answer_was_lost_is_answered_again_and_is_no_conflict(cast):
    draft = scenes.minutes(cast, texts=(("action", "Do it."),))
    line = draft.lines.get()
    details = {"responsible": line.responsible, "due_kind": "day", "due_on": line.due_on, "co_executors": []}
    again = lines.save_line(line, base_version=1, text="Do it.", by=cast.secretary, **details)
    assert again.version == line.version
    with pytest.raises(lines.Conflict):
        lines.save_line(
            line, base_version=1, text="Do it.", by=cast.secretary, **details | {"due_on": day(99)}
        )


def test_what_was_taken_out_meanwhile_is_not_moved(cast):
    draft = scenes.minutes(cast)
    line = draft.lines.get()
    lines.remove_line(line, by=cast.secretary)
    with pytest.raises(Refused, match="taken out meanwhile"):
        lines.move_line(line, up=True, by=cast.secretary)
    meeting = scenes.planned(cast, sequence=8)
    item = meeting.items.first()
    agendas.remove_item(item, by=cast.secretary)
    with pytest.raises(Refused, match="taken off meanwhile"):
        agendas.move_item(item, up=True, by=cast.secretary)


def test_what_is_written_in_a_line_that_was_taken_out_meanwhile_is_not_called_saved(cast, signed_in):
    line = scenes.minutes(cast).lines.get()
    lines.remove_line(line, by=cast.secretary)
    said = {f"line-{line.pk}-base_version": line.version, f"line-{line.pk}-text": "Written by a colleague."}
    answer = signed_in(cast.secretary).post(
        f"/meetings/lines/{line.pk}/save/", said, headers={"Accept": "application/json"}
    )
    assert (answer.status_code, answer.json()["error"]) == (409, "This line was taken out meanwhile.")
    lines.restore_line(line, by=cast.secretary)
    lines.save_line(line, base_version=line.version, text="Written after it is back.", by=cast.secretary)


def test_nothing_is_written_under_an_item_that_was_taken_off_meanwhile(cast):
    draft = scenes.minutes(cast)
    line, by = draft.lines.get(), cast.secretary
    lines.remove_line(line, by=by)
    agendas.remove_item(line.item, by=by)
    stale = draft.meeting.items.get(pk=line.item_id)
    stale.removed_at = None  # as a page that was opened before still shows it
    acts = (
        lambda: lines.add_line(draft, stale, kind="decided", by=by),
        lambda: lines.restore_line(line, by=by),
        lambda: agendas.change_item(stale, title_en="Other", by=by),
        lambda: agendas.attach_paper(stale, SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n"), by=by),
    )
    for act in acts:
        with pytest.raises(Refused, match="taken off meanwhile"):
            act()
    agendas.restore_item(line.item, by=by)
    for act in acts:
        act()


@pytest.mark.parametrize("kind", LineKind.values)
def test_a_new_outcome_or_action_is_about_the_facility_of_its_item(cast, kind):
    pond = facilities.add(by=cast.secretary, source="A", name_en="Pond", country="TJ")
    meeting = scenes.held(cast)
    agendas.change_item(meeting.items.get(), facility=pond, by=cast.secretary)
    draft = scenes.minutes(cast, meeting, texts=((kind, "Words"),))
    line = draft.lines.get()
    form = line_form(line, "en")
    assert line.facility == (pond if "facility" in FIELDS[kind] else None)
    if "facility" in FIELDS[kind]:
        assert form["facility"].value() == pond.pk
        lines.save_line(line, base_version=2, text="Words", facility=None, by=cast.secretary)
        assert draft.lines.get().facility is None  # another one, or none, may be chosen
