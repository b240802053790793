"""Docs that are generated: which requirement is proved by which test, how much a task takes, the procedures, who may do what."""

import ast
import csv
from pathlib import Path

import rules
from django.utils import translation

from iiwg.desk.docs import usability
from iiwg.workflow.tables import Workflow, all_workflows
from members.terms.enums import ChairModel
from members.terms.texts import speaking_of

HEAD = "<!-- Written by `make docs`. -->\n\n"
# Workflow -> the object of docs/permissions.csv its verbs are done to.
OBJECT_OF = {
    "members.termsofreference": "terms of reference",
    "members.lpiversion": "list of participating institutions",
    "members.composition": "composition",
    "members.establishmentstep": "step of establishment",
    "members.nominationrequest": "request for a nomination",
    "members.nomination": "nomination",
    "members.letter": "letter",
    "meetings.meeting": "meeting",
    "meetings.minutes": "minutes waiting for approval",
    "meetings.corrigendum": "corrigendum waiting for approval",
    "actions.actionitem": "action item",
}


def generated(root: Path) -> dict[Path, str]:
    """Path and text of every generated page; raises ValueError where a test and its row do not name each other."""
    with translation.override("en"), speaking_of(ChairModel.ROTATING_PAIR):
        pages = {root / "docs/requirements.md": _requirements(root)}
        pages[root / "docs/usability.md"] = HEAD + usability.page(root)
        table = permission_table(root)
        for workflow in all_workflows():
            pages[root / f"docs/procedures/{workflow.name}.md"] = _procedure(workflow) + _by_state(
                workflow, table
            )
        pages[root / "docs/procedures/permissions.md"] = _permissions(table)
    return pages


def covering_tests(root: Path) -> dict[str, list[str]]:
    """Requirement -> tests marked `covers`."""
    found: dict[str, list[str]] = {}
    for path in sorted((root / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.FunctionDef):
                continue
            for row in _rows(node):
                found.setdefault(row, []).append(f"{path.relative_to(root)}::{node.name}")
    return found


def _rows(function: ast.FunctionDef) -> list[str]:
    rows = []
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.covers":
            rows += [argument.value for argument in mark.args if isinstance(argument, ast.Constant)]
    return rows


def _requirements(root: Path) -> str:
    with (root / "docs/requirements.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    tests = covering_tests(root)
    unknown = set(tests) - {row["id"] for row in table}
    if unknown:
        raise ValueError(f"tests cover requirements that do not exist: {', '.join(sorted(unknown))}")
    proved = sum(row["id"] in tests for row in table)
    lines = [
        HEAD + "# Requirements and their tests\n",
        f"{proved} of {len(table)} rows are proved by a test that runs the row's acceptance test.\n",
        "| row | priority | home | acceptance test | state | tests |",
        "|---|---|---|---|---|---|",
    ]
    for row in table:
        names = "<br>".join(f"`{name}`" for name in tests.get(row["id"], []))
        state = "proved" if names else "open"
        acceptance = row["acceptance_test"].replace("|", "\\|")
        lines.append(
            f"| {row['id']} | {row['priority_MSC']} | {row['home']} | {acceptance} | {state} | {names} |"
        )
    return "\n".join(lines) + "\n"


def _procedure(workflow: Workflow) -> str:
    lines = [HEAD + f"# {workflow.name}\n", "```mermaid", "stateDiagram-v2"]
    for step in workflow.transitions:
        lines += [f"    {source} --> {step.target_from(source)}: {step.verb}" for source in step.sources]
    lines += ["```\n", "| verb | button | from | to | permission | effects |", "|---|---|---|---|---|---|"]
    for step in workflow.transitions:
        sources = ", ".join(str(workflow.states(source).label) for source in step.sources)
        target = "–" if step.target is None else workflow.states(step.target).label
        effects = ", ".join(step.effects) or "–"
        lines.append(
            f"| {step.verb} | {step.label} | {sources} | {target} | `{step.permission}` | {effects} |"
        )
    if path := workflow.path.states:
        lines.append(f"\nThe way of a record: {' → '.join(map(workflow.path.name_of, path))}.")
    return "\n".join(lines) + "\n"


def permission_table(root: Path) -> dict[tuple[str, str], dict[str, bool]]:
    """(Object, permission) -> role -> may; read from docs/permissions.csv, which a test holds the house to."""
    with (root / "docs/permissions.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row.pop("object"), row.pop("permission")): {role: bool(mark) for role, mark in row.items()}
            for row in csv.DictReader(file)
        }


def _by_state(workflow: Workflow, table) -> str:
    """Role × state: the verbs open to each role in each state, before the checks on the facts."""
    kind = OBJECT_OF[workflow.name]
    roles = list(next(iter(table.values())))
    lines = ["\n## Who, in which state\n", "| state | " + " | ".join(roles) + " |"]
    lines.append("|---" * (len(roles) + 1) + "|")
    for state in workflow.states.values:
        open_steps = [step for step in workflow.transitions if state in step.sources]
        cells = [
            ", ".join(step.verb for step in open_steps if table[kind, step.permission][role]) or "–"
            for role in roles
        ]
        lines.append(f"| {workflow.states(state).label} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _permissions(table) -> str:
    roles = list(next(iter(table.values())))
    lines = [
        HEAD + "# Who may do what\n",
        "Each object in each state that matters; the focal point is that of the institution concerned.",
        "What a role may do in each state of a procedure stands on the page of the procedure.\n",
        "| object | permission | " + " | ".join(roles) + " |",
        "|---" * (len(roles) + 2) + "|",
    ]
    for (kind, permission), marks in table.items():
        cells = " | ".join("✓" if marks[role] else "–" for role in roles)
        lines.append(f"| {kind} | `{permission}` | {cells} |")
    lines += ["\n## The predicate that answers each permission\n", "| permission | who |", "|---|---|"]
    for name, predicate in sorted(rules.permissions.permissions.items()):
        lines.append(f"| `{name}` | {_in_words(predicate)} |")
    return "\n".join(lines) + "\n"


def _in_words(predicate) -> str:
    """A predicate as a phrase: names joined by and, or, not."""
    words = predicate.name
    for sign, word in (("&", "and"), ("|", "or"), ("~", "not"), ("_", " ")):
        words = words.replace(sign, f"{word}" if sign != "_" else word)
    return words
