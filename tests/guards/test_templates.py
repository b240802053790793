"""Templates: written as text, none unused, none with code the security policy forbids."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "templates"
BY_LIBRARIES = re.compile(r"^(account/|mfa/|400\.html|403\.html|404\.html|500\.html|403_csrf\.html)")

BLOCKS = "|".join(
    "address article aside blockquote body dd details div dl dt fieldset figure footer form h[1-6] head header html legend"
    " li main nav ol option p section select summary table tbody td tfoot th thead title tr ul".split()
)
TWO_BLOCKS = re.compile(rf"<(?:{BLOCKS})\b.*<(?:{BLOCKS})\b|</(?:{BLOCKS})>.*</(?:{BLOCKS})>")
BLOCK_BESIDE_A_TAG = re.compile(rf"%}}\s*<(?:{BLOCKS})\b|</(?:{BLOCKS})>\s*{{%")


def lines():
    """Every line of every template, with the place it stands at."""
    for path in sorted(TEMPLATES.rglob("*.*")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            yield f"{path.relative_to(TEMPLATES)}:{number}", line


def test_no_line_of_a_template_is_longer_than_120_characters():
    # Counted in bytes, of which a Cyrillic letter has two: the narrowest tool a reader may use counts so.
    assert [place for place, line in lines() if len(line.encode()) > 120] == []


def test_a_line_of_a_template_holds_one_block_element():
    assert [place for place, line in lines() if TWO_BLOCKS.search(line)] == []


def test_a_tag_around_a_block_element_stands_on_a_line_of_its_own():
    assert [place for place, line in lines() if BLOCK_BESIDE_A_TAG.search(line)] == []


def test_a_template_asks_questions_and_knows_no_states():
    business = re.compile(r"{% (?:el)?if [^%]*(?:(?:status|reason|route) [!=]= \"|_(?:tg|ru|en)\b)")
    assert [place for place, line in lines() if business.search(line)] == []


def test_every_template_is_used():
    text = "\n".join(
        path.read_text()
        for folder in ("iiwg", "members", "meetings", "actions", "tmf_registry", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html", ".css", ".txt"}
    )
    unused = [
        name
        for path in TEMPLATES.rglob("*.*")
        if (name := str(path.relative_to(TEMPLATES))) and not BY_LIBRARIES.match(name)
        if f'"{name}"' not in text and f"'{name}'" not in text
    ]
    assert unused == []


def test_no_template_holds_inline_code():
    forbidden = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/json\")[^>]*>|\sstyle=\"|\son[a-z]+=\"|javascript:",
        re.IGNORECASE,
    )
    found = [
        f"{path.relative_to(TEMPLATES)}: {match.group(0)}"
        for path in TEMPLATES.rglob("*.html")
        if (match := forbidden.search(path.read_text()))
    ]
    assert found == []


def test_every_translated_block_is_trimmed():
    loose = [
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        for tag in re.findall(r"{% blocktrans(?:late)?\b[^%]*%}", path.read_text())
        if "trimmed" not in tag
    ]
    assert loose == []


def test_nothing_is_fetched_from_elsewhere():
    outside = re.compile(r"(?:src|href)=\"(?:https?:)?//", re.IGNORECASE)
    found = [
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        for tag in re.findall(r"<(?:script|link|img|iframe)[^>]*>", path.read_text())
        if outside.search(tag)
    ]
    assert found == []


def test_no_sign_stands_where_a_word_should():
    assert [place for place, line in lines() if re.search("[✕✖✗×▶▸]|&times;", line)] == []
