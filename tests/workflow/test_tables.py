"""What a row of a procedure says."""

from iiwg.workflow.tables import Transition


def step(target):
    """A step from two states."""
    return Transition("go", "Go", "went", ("draft", "sent"), target, "accounts.use", "Nobody.")


def test_a_step_leads_to_its_state_or_stays():
    assert [step("closed").target_from(source) for source in ("draft", "sent")] == ["closed", "closed"]
    assert [step(None).target_from(source) for source in ("draft", "sent")] == ["draft", "sent"]
