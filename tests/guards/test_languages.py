"""Which languages there are, and which is read where one is missing, is said in the settings and in one module."""

import ast
import re

import pytest
from django.conf import settings

from iiwg.pages.languages import RECORD_LANGUAGES, SITE_LANGUAGES
from members.institutions.enums import Language
from tests.guards.test_law import OURS, ROOT, sources

CODES = "|".join(settings.MODELTRANSLATION_LANGUAGES)
CODE = re.compile(rf"(\w+_)?({CODES})")  # "ru", or the column "title_ru"
IN_A_STRING = re.compile(rf"(?:{CODES})(?:[ ,|]+(?:{CODES}))+")
THE_ONE_SOURCE = {"iiwg/settings.py"}
OUTSIDE_THE_LAW = {"presets", "demo"}  # facts and invented texts, written in each language


def named(node: ast.expr) -> str:
    """The language or the column an element names, or the first part of a pair such as ("ru", "Русский")."""
    if isinstance(node, ast.Tuple) and node.elts:
        node = node.elts[0]
    text = node.value if isinstance(node, ast.Constant) else None
    return text if isinstance(text, str) and CODE.fullmatch(text) else ""


def in_a_row(node: ast.AST) -> list[ast.expr]:
    """What stands side by side in a tuple, a list, a set or a call."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return node.elts
    return node.args if isinstance(node, ast.Call) else []


def writes_languages_out(node: ast.AST) -> bool:
    """Whether it names two languages side by side, by themselves or as columns of one field."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(IN_A_STRING.fullmatch(node.value))
    stems = [text[:-2] for element in in_a_row(node) if (text := named(element))]
    return len(stems) > len(set(stems))


@pytest.mark.parametrize(
    "source",
    [
        '("tg", "ru", "en")',
        '[language, "ru", "en"]',
        '{"ru", "kk"}',
        '(("tg", "Тоҷикӣ"), ("ru", "Русский"))',
        '["kind", "title_tg", "title_ru"]',
        'FoldedField("name_tg", "name_ru")',
        '"tg ru en".split()',
    ],
)
def test_languages_written_out_are_found(source):
    assert any(writes_languages_out(node) for node in ast.walk(ast.parse(source)))


@pytest.mark.parametrize(
    "source", ['("tg", "Тоҷикӣ")', '("place_tg", "title_tg")', '{"ru": "года", "tg": "соли"}', 'f("x", "en")']
)
def test_nothing_else_is(source):
    assert not any(writes_languages_out(node) for node in ast.walk(ast.parse(source)))


def test_nobody_writes_the_languages_out_by_hand():
    written = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources(*OURS)
        if str(path.relative_to(ROOT)) not in THE_ONE_SOURCE
        and not OUTSIDE_THE_LAW & set(path.with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text()))
        if writes_languages_out(node)
    ]
    assert written == [], "take them from iiwg.pages.languages"


def test_every_language_of_the_records_has_its_turn_and_its_name():
    assert set(settings.FALLBACK_LANGUAGES) == set(RECORD_LANGUAGES) == set(Language.values)
    assert set(SITE_LANGUAGES) <= set(RECORD_LANGUAGES)
