"""Templates: none unused, none with code the security policy forbids, none with an undefined variable."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "templates"
BY_LIBRARIES = re.compile(r"^(account/|400\.html|403\.html|404\.html|500\.html|403_csrf\.html)")


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
        r"<script(?![^>]*\bsrc=)[^>]*>|\sstyle=\"|\son[a-z]+=\"|javascript:", re.IGNORECASE
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
