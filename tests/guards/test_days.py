"""A stored moment is kept in UTC: its day is asked with `timezone.localdate`, never with `.date()` or a format."""

import ast
import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OURS = ("iiwg", "members", "tmf_registry", "meetings", "actions")
DAY_IN_A_FORMAT = re.compile(r"%[-]?[dmyYjbBaAxcF]")


def _is_moment(node) -> bool:
    """Whether an expression is a stored moment by its name (approved_at, event.at), or the moment now in UTC."""
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) == "timezone.now"
    name = getattr(node, "attr", None) or getattr(node, "id", "")
    return name == "at" or name.endswith("_at")


def days_of_moments(tree) -> list[int]:
    """The lines that take the day of a moment as UTC has it."""
    found = []
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and _is_moment(node.func.value)
        ):
            says_day = node.func.attr == "strftime" and DAY_IN_A_FORMAT.search(ast.unparse(node))
            if node.func.attr == "date" or says_day:
                found.append(node.lineno)
        if isinstance(node, ast.FormattedValue) and node.format_spec and _is_moment(node.value):
            if DAY_IN_A_FORMAT.search(ast.unparse(node.format_spec)):
                found.append(node.lineno)
    return found


def test_the_guard_sees_what_it_should():
    wrong = ("minutes.approved_at.date()", "timezone.now().date()", "f'{sent_at:%d.%m.%Y}'",
             "f'{event.at:%Y}'", "row.made_at.strftime('%d %B')")  # fmt: skip
    right = ("timezone.localdate(minutes.approved_at)", "f'{meeting.starts_at:%H:%M}'", "local.date()")
    assert [days_of_moments(ast.parse(text)) for text in wrong] == [[1]] * len(wrong)
    assert [days_of_moments(ast.parse(text)) for text in right] == [[]] * len(right)


def test_no_code_takes_the_day_of_a_moment_as_utc_has_it():
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for folder in OURS
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line in days_of_moments(ast.parse(path.read_text()))
    ]
    assert found == []


def test_no_template_takes_the_day_of_a_moment_as_utc_has_it():
    wrong = re.compile(r"\b(\w+_)?at\.(date|day|month|year)\b")
    found = [
        f"{path.relative_to(ROOT)}: {match.group(0)}"
        for path in (ROOT / "templates").rglob("*.html")
        for tag in re.findall(r"{[{%].*?[%}]}", path.read_text(), re.DOTALL)
        if (match := wrong.search(tag))
    ]
    assert found == []
