"""System checks of the procedures: the way of a record names its states, and each state stands somewhere on it."""

from django.core import checks

from iiwg.workflow.tables import Workflow, all_workflows


def paths_agree(app_configs=None, **kwargs) -> list:
    """A way that names a state its procedure has not, or leaves one without a place, stops the start."""
    found = []
    for workflow in all_workflows():
        for state in sorted(_unknown(workflow)):
            found.append(checks.Error(f"{workflow.name}: its path has no state {state}.", id="workflow.E001"))
        for state in sorted(_placeless(workflow)):
            found.append(checks.Error(f"{workflow.name}: {state} is not on its path.", id="workflow.E002"))
    return found


def _unknown(workflow: Workflow) -> set[str]:
    path = workflow.path
    shown = {state for steps in path.ended.values() for state in steps}
    named = {*path.states, *path.beside, *path.beside.values(), *path.ended, *path.names, *shown}
    return {str(state) for state in named} - set(workflow.states.values)


def _placeless(workflow: Workflow) -> set[str]:
    """States that are neither on the way nor beside a state of it nor end it; none where nothing draws the way."""
    path = workflow.path
    stand = {state for state, at in path.beside.items() if at in path.states}
    placed = {str(state) for state in (*path.states, *stand, *path.ended)}
    return set(workflow.states.values) - placed if path.states else set()
