"""The way of a record through its states, and the strip of steps drawn of it."""

from dataclasses import replace

import pytest
from django.db import models

from actions.items.workflow import ACTION
from iiwg.workflow import checks, tables
from iiwg.workflow.paths import Path, strip


class Parcel(models.TextChoices):
    """Where a parcel stands."""

    PACKED = "packed", "Packed"
    SENT = "sent", "Sent"
    STOPPED = "stopped", "Stopped by customs"
    ARRIVED = "arrived", "Arrived"
    LOST = "lost", "Lost"


class Thanks(models.TextChoices):
    """What follows once a parcel has arrived."""

    UNWRITTEN = "unwritten", "Unwritten"
    TORN = "torn", "Torn up"
    WRITTEN = "written", "Thanks written"


PARCEL = Path(
    states=(Parcel.PACKED, Parcel.SENT, Parcel.ARRIVED),
    beside={Parcel.STOPPED: Parcel.SENT},
    ended={Parcel.LOST: (Parcel.SENT, Parcel.LOST)},
)
THANKS = Path(states=(Thanks.UNWRITTEN, Thanks.WRITTEN), beside={Thanks.TORN: Thanks.UNWRITTEN})


def drawn(path: Path, state: str, **options) -> str:
    """A strip in one line: what is done, (now), next."""
    marks = {"done": "{}", "now": "({})", "next": "…{}"}
    return " ".join(
        marks[step.state].format(step.label + step.note) for step in strip(path, state, **options)
    )


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("packed", "(Packed!) …Sent …Arrived"),
        ("sent", "Packed (Sent!) …Arrived"),
        ("stopped", "Packed (Sent!) …Arrived"),
        ("arrived", "Packed Sent Arrived"),
        ("lost", "Sent (Lost!)"),
    ],
)
def test_a_step_is_a_state_and_all_is_done_at_the_last_one(state, shown):
    assert drawn(PARCEL, state, note="!") == shown


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("packed", "Wrap it (Sent!) …Arrived"),
        ("stopped", "Wrap it Sent (Arrived!)"),
        ("arrived", "Wrap it Sent Arrived"),
        ("lost", "Sent (Lost!)"),
    ],
)
def test_of_deeds_that_of_the_present_state_is_done(state, shown):
    path = replace(PARCEL, names={Parcel.PACKED: "Wrap it"}, is_of_deeds=True)
    assert drawn(path, state, note="!") == shown


def test_a_state_that_is_left_out_has_no_step():
    assert drawn(PARCEL.without(Parcel.PACKED), "sent") == "(Sent) …Arrived"


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("stopped", "Packed (Sent) …Arrived …Thanks written"),
        ("arrived", "Packed Sent (Arrived) …Thanks written"),
        ("unwritten", "Packed Sent (Arrived) …Thanks written"),
        ("torn", "Packed Sent (Arrived) …Thanks written"),
        ("written", "Packed Sent Arrived Thanks written"),
        ("lost", "Sent (Lost)"),
    ],
)
def test_a_way_goes_on_with_another_one(state, shown):
    assert drawn(PARCEL.then(THANKS), state) == shown


def test_the_ways_of_the_house_agree_with_their_procedures():
    assert checks.paths_agree() == []
    drawn_somewhere = {workflow.name for workflow in tables.all_workflows() if workflow.path.states}
    assert drawn_somewhere == {
        "actions.actionitem",
        "meetings.corrigendum",
        "meetings.meeting",
        "meetings.minutes",
        "members.nomination",
    }


OPEN, *BETWEEN, CONFIRMED = ACTION.path.states


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"states": (*ACTION.path.states, Parcel.LOST)}, ["workflow.E001"]),
        ({"beside": {Parcel.LOST: OPEN}}, ["workflow.E001"]),
        ({"ended": {**ACTION.path.ended, Parcel.LOST: ()}}, ["workflow.E001"]),
        ({"ended": dict.fromkeys(ACTION.path.ended, (Parcel.LOST,))}, ["workflow.E001"]),
        ({"names": {Parcel.LOST: "Lost"}}, ["workflow.E001"]),
        ({"beside": {OPEN: Parcel.LOST}}, ["workflow.E001"]),
        ({"ended": {}}, ["workflow.E002"]),
        ({"states": (OPEN, *BETWEEN)}, ["workflow.E002"]),
        ({"states": BETWEEN, "beside": {CONFIRMED: OPEN}}, ["workflow.E002", "workflow.E002"]),
    ],
)
def test_a_path_that_does_not_agree_with_its_states_stops_the_start(monkeypatch, change, said):
    wrong = replace(ACTION, path=replace(ACTION.path, **change))
    monkeypatch.setitem(tables._WORKFLOWS, ACTION.name, wrong)
    assert [error.id for error in checks.paths_agree()] == said
