"""Every procedure is a complete table."""

import pytest
import rules

from iiwg.audit.words import known
from iiwg.workflow.tables import all_workflows

WORKFLOWS = {workflow.name: workflow for workflow in all_workflows()}


def test_the_procedures_of_the_house_are_registered():
    assert {"members.termsofreference", "meetings.meeting", "meetings.minutes", "actions.actionitem"} <= set(
        WORKFLOWS
    )


@pytest.mark.parametrize("name", sorted(WORKFLOWS))
def test_every_status_appears_in_its_table(name):
    workflow = WORKFLOWS[name]
    named = {source for step in workflow.transitions for source in step.sources}
    named |= {step.target_from(source) for step in workflow.transitions for source in step.sources}
    assert set(workflow.states.values) == named


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(WORKFLOWS))
def test_every_verb_has_words_and_an_existing_permission(name):
    workflow = WORKFLOWS[name]
    for step in workflow.transitions:
        assert workflow.event(step) in known()
        assert rules.perm_exists(step.permission), step.permission
        assert str(step.label)
        assert str(step.who)
