"""Generated docs are current; a marker names a requirement that exists."""

import csv

import pytest
from django.conf import settings

from iiwg.desk.docs import pages as docs
from iiwg.desk.docs import usability


def test_the_generated_docs_are_current():
    stale = [
        str(path) for path, text in docs.generated(settings.BASE_DIR).items() if path.read_text() != text
    ]
    assert stale == []


def test_a_marker_that_names_no_requirement_is_refused(monkeypatch):
    monkeypatch.setattr(docs, "covering_tests", lambda root: {"R-999": ["x"]})
    with pytest.raises(ValueError, match="R-999"):
        docs.generated(settings.BASE_DIR)


def test_the_rows_of_the_main_job_are_proved():
    with (settings.BASE_DIR / "docs/requirements.csv").open(encoding="utf-8", newline="") as file:
        asked = {
            row["id"]
            for row in csv.DictReader(file)
            if row["home"] == "main job" and row["priority_MSC"] == "M"
        }
    assert len(asked) == 26
    assert asked - set(docs.covering_tests(settings.BASE_DIR)) == set()


def test_a_task_and_its_test_name_each_other(monkeypatch):
    found = usability.measuring_tests(settings.BASE_DIR)
    monkeypatch.setattr(usability, "measuring_tests", lambda root: found | {"nothing": "x"})
    with pytest.raises(ValueError, match="nothing"):
        docs.generated(settings.BASE_DIR)
    del found["plan"]
    with pytest.raises(ValueError, match="nothing, plan"):
        docs.generated(settings.BASE_DIR)
