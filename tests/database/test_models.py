"""Conditions that models share, asked of the database."""

import pytest
from django.db.models import IntegerField, Value

from iiwg.database.models import exactly_one

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("line", "letter", "plan", "holds"),
    [(None, None, None, False), (1, None, None, True), (None, 1, None, True), (None, None, 1, True),
     (1, 1, None, False), (1, None, 1, False), (1, 1, 1, False)],
)  # fmt: skip
def test_exactly_one_of_several_keys_is_filled(line, letter, plan, holds):
    row = {"line": line, "letter": letter, "plan": plan}
    values = {name: Value(value, output_field=IntegerField()) for name, value in row.items()}
    assert exactly_one("line", "letter", "plan").check(values) is holds


@pytest.mark.parametrize(("line", "holds"), [(None, False), (1, True)])
def test_exactly_one_of_a_single_key_is_that_key_filled(line, holds):
    assert exactly_one("line").check({"line": Value(line, output_field=IntegerField())}) is holds
