"""Periods of which not every day is known: what follows from their neighbours, and what contradicts itself."""

import datetime
import itertools
from dataclasses import dataclass

import pytest

from iiwg.database.periods import chained, contradicted

D = datetime.date


@dataclass(eq=False)
class Row:
    """A row with a period."""

    name: str
    starts_on: D | None = None
    ends_on: D | None = None
    starts_precision: str = "day"
    ends_precision: str = "day"


def told(*rows):
    """What is known of each row, by name."""
    return {period.row.name: (period.starts_on, period.ends_on) for period in chained(rows)}


KNOWN = {
    "the end of the former one": (Row("old", ends_on=D(2022, 9, 1)), Row("now")),
    "the start of the present one": (Row("old"), Row("now", D(2022, 9, 2))),
    "both": (Row("old", ends_on=D(2022, 9, 1)), Row("now", D(2022, 9, 2))),
}


@pytest.mark.parametrize("rows", KNOWN.values(), ids=KNOWN)
@pytest.mark.parametrize("turned", [False, True])
def test_one_day_tells_when_one_ended_and_the_other_began(rows, turned):
    found = told(*(reversed(rows) if turned else rows))
    assert found == {"old": (None, D(2022, 9, 1)), "now": (D(2022, 9, 2), None)}


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_four_in_any_order(order):
    rows = (
        Row("second", D(2014, 8, 6), D(2019, 6, 16)), Row("third", ends_on=D(2022, 9, 1)), Row("now", D(2022, 9, 2)),
        Row("first", ends_on=D(2014, 8, 5)),
    )  # fmt: skip
    found = told(*(rows[number] for number in order))
    assert found["third"] == (D(2019, 6, 17), D(2022, 9, 1))
    assert found["now"] == (D(2022, 9, 2), None)
    assert found["second"] == (D(2014, 8, 6), D(2019, 6, 16))


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_what_has_no_day_is_before_what_is_known_to_have_begun_and_after_what_has_ended(order):
    rows = Row("ended", D(2010, 1, 1), D(2015, 12, 31)), Row("undated"), Row("begun", D(2022, 1, 1))
    found = told(*(rows[number] for number in order))
    assert found["undated"] == (D(2016, 1, 1), D(2021, 12, 31))


def test_a_month_holds_for_both_and_the_later_one_is_meant():
    rows = Row("old"), Row("now", D(2024, 7, 1), starts_precision="month")
    old, now = chained(rows)
    assert (old.ends_on, old.ends_precision) == (D(2024, 7, 31), "month")
    assert now.precedence() > old.precedence()
    assert contradicted(rows, rows[1]) is None
    year = Row("old", ends_on=D(2024, 12, 31), ends_precision="year"), Row("now")
    assert told(*year)["now"] == (D(2024, 1, 1), None)


CONTRADICTIONS = {
    "two days": (Row("old", ends_on=D(2022, 9, 2)), Row("now", D(2022, 9, 2))),
    "inside": (Row("old", D(2020, 1, 1), D(2022, 1, 1)), Row("now", D(2021, 1, 1), D(2021, 2, 1))),
    "nothing is known": (Row("old"), Row("now")),
    "no day between": (Row("old", D(2019, 6, 17)), Row("now", ends_on=D(2022, 9, 1))),
    "ended after one that goes on": (Row("old", D(2020, 1, 1)), Row("now", D(2021, 1, 1), D(2021, 2, 1))),
    "no room left": (Row("none"), Row("old", ends_on=D(2021, 12, 31)), Row("now", D(2022, 1, 1))),
    "a day in a month that was over": (
        Row("old", ends_on=D(2024, 8, 1)), Row("now", D(2024, 7, 1), starts_precision="month"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("rows", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_two_known_facts_that_cannot_both_be_true(rows):
    assert contradicted(rows, rows[-1]) in rows[:-1]
    assert contradicted(list(reversed(rows)), rows[-1]) in rows[:-1]


def test_what_follows_without_a_gap_or_with_one_is_no_contradiction():
    for begins in (D(2022, 9, 2), D(2023, 1, 1)):
        rows = Row("old", ends_on=D(2022, 9, 1)), Row("now", begins)
        assert contradicted(rows, rows[1]) is None
