"""The contrast of text and ground."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEXT_ON = [
    *[(word, ground) for word in ("ink", "water", "ochre", "brick", "moss", "stone") for ground in ("paper", "surface")],
    ("on-water", "water"), ("ink", "wash"), ("water", "wash"), ("ochre", "ochre-wash"), ("brick", "brick-wash"),
    ("ink", "ochre-wash"), ("ink", "brick-wash"), ("ink", "moss-wash"),
]  # fmt: skip


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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("word", "ground"), TEXT_ON)
def test_every_pair_of_text_and_ground_is_aa(theme, word, ground):
    colours = tokens()[theme]
    assert contrast(colours[word], colours[ground]) >= 4.5
