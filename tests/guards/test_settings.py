"""No setting of the Terms of Reference pretends: each says where it acts, or that it does not act yet."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from members.terms.models import TermsOfReference
from members.terms.services.acting import ACTS_IN, NOWHERE, RECORD

ROOM = "members.terms."
TRANSLATED = re.compile(r"_(tg|ru|en|kk)$")


def names() -> set[str]:
    """Every column of a version, and every list that is kept with it, as the table of settings calls them."""
    meta = TermsOfReference._meta
    columns = {field.name for field in meta.concrete_fields if not TRANSLATED.search(field.name)}
    own = {row.name for row in meta.related_objects if row.related_model.__module__.startswith(ROOM)}
    return (columns | own) - {"id", "termsofreference"}


def test_every_setting_is_in_the_table():
    assert names() == set(RECORD) | set(ACTS_IN)
    assert not set(RECORD) & set(ACTS_IN)


@pytest.mark.parametrize("name", [name for name, file in ACTS_IN.items() if file != NOWHERE])
def test_a_setting_that_claims_to_act_is_read_where_it_says(name):
    code = (Path(settings.BASE_DIR) / ACTS_IN[name]).read_text(encoding="utf-8")
    assert re.search(rf"\.{name}\b|\b{name}=", code), ACTS_IN[name]


@pytest.mark.parametrize("name", [name for name, file in ACTS_IN.items() if file == NOWHERE])
def test_a_setting_that_does_not_act_is_read_by_no_rule(name):
    rooms = ("actions", "iiwg", "meetings", "members", "tmf_registry")
    own = re.compile(r"members/(terms|presets)/|/migrations/")
    reads = re.compile(rf"\b(terms|version|row)\w*\.{name}\b")
    for room in rooms:
        for file in (Path(settings.BASE_DIR) / room).rglob("*.py"):
            if not own.search(file.as_posix()):
                assert not reads.search(file.read_text(encoding="utf-8")), file
