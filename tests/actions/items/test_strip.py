"""Where an action item stands, as its page shows it."""

import pytest

from actions.items.workflow import ACTION
from iiwg.workflow.paths import strip

LABELS = ["Open", "Accepted", "In progress", "Reported done", "Confirmed done"]


@pytest.mark.parametrize(
    ("status", "at"), [("open", 0), ("accepted", 1), ("in_progress", 2), ("reported_done", 3)]
)
def test_the_present_step_is_its_state(status, at):
    steps = strip(ACTION.path, status)
    assert [step.label for step in steps] == LABELS
    assert [step.state for step in steps] == ["done"] * at + ["now"] + ["next"] * (4 - at)


def test_a_confirmed_one_is_done_and_a_dropped_one_shows_that_it_was_open():
    assert [step.state for step in strip(ACTION.path, "confirmed")] == ["done"] * 5
    assert [(step.label, step.state) for step in strip(ACTION.path, "dropped")] == [
        ("Open", "done"),
        ("Dropped", "now"),
    ]
