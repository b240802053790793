"""Dates in three languages, contrast of the colours, parts of a page."""

import datetime
import re
from pathlib import Path

import pytest
from django.conf import settings

from iiwg.pages.dates import long_date, quarter_end, quarter_of


@pytest.mark.parametrize(
    ("language", "precision", "words"),
    [
        ("en", "day", "5 April 2023"), ("ru", "day", "5 апреля 2023 года"), ("tg", "day", "5 апрели соли 2023"),
        ("en", "month", "April 2023"), ("ru", "month", "апрель 2023 года"), ("tg", "month", "апрели соли 2023"),
        ("en", "year", "2023"), ("tg", "year", "соли 2023"),
    ],
)  # fmt: skip
def test_dates_in_words(language, precision, words):
    assert long_date(datetime.date(2023, 4, 5), language, precision) == words


@pytest.mark.parametrize(("quarter", "end"), [(1, "03-31"), (2, "06-30"), (3, "09-30"), (4, "12-31")])
def test_quarters(quarter, end):
    last = quarter_end(2026, quarter)
    assert last.isoformat() == f"2026-{end}"
    assert quarter_of(last) == quarter


def tokens() -> dict[str, dict[str, str]]:
    """The two maps of colours."""
    text = (Path(settings.BASE_DIR) / "static/scss/_tokens.scss").read_text()
    found = {}
    for name, body in re.findall(r"\$(light|dark): \(([^)]*)\)", text):
        found[name] = dict(re.findall(r'"([\w-]+)": (#[0-9a-f]{6})', body))
    return found


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2)."""

    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT_ON = [
    *[(word, ground) for word in ("ink", "water", "ochre", "brick", "moss", "stone") for ground in ("paper", "surface")],
    ("on-water", "water"), ("ink", "wash"), ("water", "wash"), ("ochre", "ochre-wash"), ("brick", "brick-wash"),
    ("ink", "ochre-wash"), ("ink", "brick-wash"), ("ink", "moss-wash"),
]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("word", "ground"), TEXT_ON)
def test_every_pair_of_text_and_ground_is_aa(theme, word, ground):
    colours = tokens()[theme]
    assert contrast(colours[word], colours[ground]) >= 4.5


@pytest.mark.django_db
def test_the_gallery_shows_every_part(cast, signed_in):
    page = signed_in(cast.member).get("/components/").content.decode()
    for part in ("badge-draft", "badge-overdue", 'class="steps"', 'class="empty"', "aria-invalid", "progress-line",
                 "table-list", "history", 'type="file"'):  # fmt: skip
        assert part in page, part
