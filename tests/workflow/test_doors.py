"""The doors: who may is asked first and once, what changed is saved and recorded, what was refused leaves nothing."""

import pytest

from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.workflow import doors, tables
from iiwg.workflow.tables import Act, NotAllowed, Refused
from tests import scenes

pytestmark = pytest.mark.django_db
CHANGE, GRANT, JOB, CLOSED = "test.change", "test.grant", "test.job", "test.closed"


def never(row, *, by):
    """A check that always refuses."""
    raise Refused("It is closed.")


@pytest.fixture(autouse=True)
def _acts(monkeypatch):
    """Acts of this test: the secretariat changes, the administrator grants, a job runs by itself, one is closed."""
    acts = (
        Act(CHANGE, done="changed", permission="members.change_institution"),
        Act(GRANT, done="granted", permission="accounts.manage_users"),
        Act(JOB, done="ran", permission="accounts.manage_users", by_system=True),
        Act(CLOSED, done="closed", permission="members.change_institution", when=(never,)),
    )
    monkeypatch.setattr(tables, "_ACTS", tables._ACTS | {act.name: act for act in acts})


def events():
    """Verbs recorded in this test, with what they happened because of."""
    rows = AuditEvent.objects.filter(verb__startswith="test.").order_by("id")
    return [(row.verb, row.facts.get("because", "")) for row in rows]


def test_what_changed_is_saved_and_recorded_with_its_actor(cast):
    place = cast.places["MEWR"]
    with doors.changing(place, CHANGE, by=cast.secretary, reason="moved") as row:
        row.phone = "+992 1"
    assert place.phone == "+992 1"
    event = AuditEvent.objects.get(verb=CHANGE)
    assert (event.actor_id, event.subject) == (cast.secretary.pk, f"members.institution:{place.pk}")
    assert event.facts == {"reason": "moved"}


def test_who_may_not_is_refused_before_the_verb_begins(cast):
    began = []
    with pytest.raises(NotAllowed), doors.changing(cast.places["MEWR"], CHANGE, by=cast.stranger):
        began.append(True)
    with pytest.raises(NotAllowed), doors.creating(type(cast.places["MEWR"]), CHANGE, by=cast.observer):
        began.append(True)
    assert began == []
    assert events() == []


def test_a_check_refuses_who_may(cast):
    with (
        pytest.raises(Refused, match="closed"),
        doors.changing(cast.places["MEWR"], CLOSED, by=cast.secretary),
    ):
        pass


def test_the_permission_is_asked_once_at_the_outermost_door(cast):
    place = cast.places["MEWR"]
    with doors.changing(place, CHANGE, by=cast.secretary):
        with doors.changing(
            place, GRANT, by=cast.secretary
        ) as row:  # alone it is not open to the secretariat
            row.phone = "1"
        with doors.changing(place, GRANT, by=SYSTEM) as row:
            row.phone = "2"
    assert events() == [(GRANT, CHANGE), (GRANT, CHANGE), (CHANGE, "")]
    with pytest.raises(NotAllowed), doors.changing(place, GRANT, by=cast.secretary):
        pass


def test_another_person_is_asked_anew_inside_an_open_door(cast):
    place = cast.places["MEWR"]
    with (
        doors.changing(place, CHANGE, by=cast.secretary),
        pytest.raises(NotAllowed),
        doors.changing(place, GRANT, by=cast.stranger),
    ):
        pass


def test_the_system_does_what_its_list_names_and_nothing_else(cast):
    place = cast.places["MEWR"]
    with doors.changing(place, JOB, by=SYSTEM) as row:
        row.phone = "3"
    with pytest.raises(NotAllowed), doors.changing(place, CHANGE, by=SYSTEM):
        pass
    assert events() == [(JOB, "")]


def test_a_refusal_takes_back_what_was_saved_and_undoes_what_no_transaction_takes_back(cast):
    place, undone = cast.places["MEWR"], []

    def refused_late():
        with doors.changing(place, CHANGE, by=cast.secretary):
            with doors.changing(place, GRANT, by=cast.secretary) as row:
                row.phone = "4"
                doors.if_refused(lambda: undone.append("file"))
            raise Refused("Too late.")

    with pytest.raises(Refused):
        refused_late()
    place.refresh_from_db()
    assert (place.phone, undone, events()) == ("", ["file"], [])
    assert not doors.is_open()


def test_what_is_done_is_not_undone(cast):
    undone = []
    with doors.changing(cast.places["MEWR"], CHANGE, by=cast.secretary):
        doors.if_refused(lambda: undone.append("file"))
    assert undone == []


def test_facts_known_late_are_recorded_and_a_verb_that_found_nothing_leaves_no_trace(cast):
    place = cast.places["MEWR"]
    with doors.changing(place, CHANGE, by=cast.secretary):
        doors.add_facts(rows=3)
    with doors.changing(place, CHANGE, by=cast.secretary):
        doors.leave_no_trace()
    assert AuditEvent.objects.get(verb=CHANGE).facts == {"rows": 3}


def test_a_record_made_is_recorded_and_one_that_was_removed_too(cast):
    model = type(cast.places["MEWR"])
    with doors.creating(model, CHANGE, by=cast.secretary) as make:
        made = make(code="NEW", kind="authority")
    number = made.pk
    with doors.changing(made, CHANGE, by=cast.secretary) as row:
        row.delete()
    assert not model.objects.filter(code="NEW").exists()
    assert {event.subject for event in AuditEvent.objects.filter(verb=CHANGE)} == {
        f"members.institution:{number}"
    }


def test_what_somebody_else_removed_meanwhile_is_refused_with_a_sentence(cast):
    model = type(cast.places["MEWR"])
    read = model.objects.create(code="NEW", kind="authority")
    model.objects.get(pk=read.pk).delete()
    for part_of in (None, cast.places["MEWR"]):
        door = doors.changing(read, CHANGE, by=cast.secretary, part_of=part_of)
        with pytest.raises(Refused, match="Somebody else removed this at this moment"), door:
            pass
    assert events() == []


def test_an_act_on_a_part_is_asked_on_the_whole_and_stands_in_its_history(cast, monkeypatch):
    place, asked = cast.places["MEWR"], []
    act = Act(CHANGE, done="changed", permission="members.change_institution", when=(seen_by(asked),))
    monkeypatch.setitem(tables._ACTS, CHANGE, act)
    name = place.names.first()
    with doors.changing(name, CHANGE, by=cast.secretary, part_of=place) as row:
        row.text = "Another name"
    assert asked == [place]
    name.refresh_from_db()
    assert name.text == "Another name"
    assert AuditEvent.objects.get(verb=CHANGE).subject == f"members.institution:{place.pk}"


def seen_by(asked):
    """A check that notes what it was asked about."""
    return lambda row, *, by: asked.append(row)


def test_a_verb_done_in_part_moves_nothing_and_runs_no_effect(cast, monkeypatch):
    minutes, ran = scenes.sent(cast), []
    monkeypatch.setattr(
        "iiwg.workflow.effects.listeners", lambda effect: [lambda row, *, by: ran.append(effect)]
    )
    with doors.moving(minutes, "approve", by=cast.leading) as row:
        row.number = "17"
        doors.stay()
    assert (minutes.status, minutes.number, minutes.approved_at, ran) == ("for_approval", "17", None, [])


def test_what_leaves_no_trace_is_not_named_as_a_reason(cast):
    with doors.changing(cast.places["MEWR"], CHANGE, by=cast.secretary):
        doors.leave_no_trace()
        with doors.changing(cast.places["MEWR"], GRANT, by=cast.secretary):
            pass
    assert events() == [(GRANT, "")]


def test_the_outermost_door_says_once_after_the_commit_what_all_of_them_were_opened_for(
    cast, monkeypatch, django_capture_on_commit_callbacks
):
    told = []
    monkeypatch.setattr(doors, "brought", lambda kind: [told.append] if kind == "changed" else [])
    place, other = cast.places["MEWR"], cast.places["MINT"]
    with (
        django_capture_on_commit_callbacks() as to_do,
        doors.changing(place, CHANGE, by=cast.secretary),
        doors.changing(other, CHANGE, by=cast.secretary),
    ):
        pass
    assert told == []
    for do in to_do:
        do()
    assert [set(touched) for touched in told] == [{(type(place), place.pk), (type(place), other.pk)}]
