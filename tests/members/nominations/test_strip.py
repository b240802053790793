"""Where a nomination stands, as its page shows it: what was done, what is to be done now."""

import pytest

from members.nominations.models import Nomination
from members.nominations.views.nominations import _steps

HANDED_IN, ACCEPTS = "The letter is handed in", "The secretariat accepts it"


@pytest.mark.parametrize(
    ("status", "now", "note"),
    [
        ("draft", HANDED_IN, ""),
        ("returned", HANDED_IN, "Returned"),
        ("submitted", ACCEPTS, ""),
        ("held", ACCEPTS, "Held for a decision on the list of institutions"),
    ],
)
def test_the_present_step_is_what_is_to_be_done_now(status, now, note):
    steps = _steps(Nomination(status=status))
    assert [step.label for step in steps] == ["The person is named", HANDED_IN, ACCEPTS]
    assert [(step.label, step.note) for step in steps if step.state == "now"] == [(now, note)]


def test_an_accepted_one_is_done_and_of_a_withdrawn_one_nothing_else_is_said():
    assert [step.state for step in _steps(Nomination(status="accepted"))] == ["done"] * 3
    (only,) = _steps(Nomination(status="withdrawn"))
    assert (only.label, only.state, only.note) == ("Withdrawn", "now", "")
