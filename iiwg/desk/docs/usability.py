"""How much a task takes: what was counted in the first trial, and what the site is held to now.

The tests under tests/browser/usability/ do each task in a browser and fail when it takes more than docs/usability.csv says.
"""

import ast
import csv
from pathlib import Path

ABOUT = """\
Each task is done by a test in a real browser, in the words of the page: at a desk of 1280 px in Russian, on a phone of
360 px with a finger in Tajik. A *press* is a click or a tap: on a link, a button, a box to tick, a choice in a list, a field for a
file; typing is none. A *page* is one that was waited for, the same page loaded again among them. Counting begins on the home page, or
on the page that the link of a letter opens. The numbers stand in `docs/usability.csv`; the test fails when its task takes
more. *Then* is the [first trial](trial.md), where it counted, by its own way of counting.
"""


def tasks(root: Path) -> dict[str, dict[str, str]]:
    """Name of a task -> its row of docs/usability.csv, in the order of the file."""
    with (root / "docs/usability.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def measuring_tests(root: Path) -> dict[str, str]:
    """Name of a task -> the test that does it and holds it to its numbers."""
    found = {}
    for path in sorted((root / "tests/browser/usability").glob("test_*.py")):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef):
                name = f"{path.relative_to(root)}::{node.name}"
                found.update(dict.fromkeys(_held_to(node), name))
    return found


def _held_to(function: ast.FunctionDef) -> list[str]:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    kept = [call for call in calls if ast.unparse(call.func).endswith(".keeps_to")]
    return [ast.literal_eval(call.args[0]) for call in kept]


def page(root: Path) -> str:
    """The table of all tasks; raises ValueError for a task without a test, or a test of a task that is not in the table."""
    rows, tests = tasks(root), measuring_tests(root)
    if lonely := set(rows) ^ set(tests):
        raise ValueError(f"tasks without a test, or tests without a task: {', '.join(sorted(lonely))}")
    lines = [
        f"# How much a task takes\n\n{ABOUT}",
        "| task | who | presses, pages then | presses now | pages now | test |",
        "|---|---|---|---|---|---|",
    ]
    for name, row in rows.items():
        then = row["then"].replace("|", "\\|")
        lines.append(
            f"| {row['task']} | {row['who']} | {then} | {row['presses']} | {row['pages']} | `{tests[name]}` |"
        )
    return "\n".join(lines) + "\n"
