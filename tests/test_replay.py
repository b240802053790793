"""What is written again is what was made once; nothing of one test reaches another."""

import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from iiwg.documents.services import store_file
from members.institutions.models import Institution
from tests import replay, scenes
from tests.cast import institution

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2030, 5, 6, 7, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _nothing_recorded(monkeypatch):
    """What this worker and others recorded is not used here, and is kept for the tests after this one."""
    monkeypatch.setattr(replay, "_known", {})
    monkeypatch.setattr(replay, "_folder", [])


def taken_back(act):
    """What an act gives, and that none of its rows stay, as at the end of a test."""
    point = transaction.savepoint()
    try:
        return act()
    finally:
        transaction.savepoint_rollback(point)


def test_it_is_made_once_and_each_has_a_copy_of_its_own():
    made = []

    def build():
        made.append(institution("REPLAYED"))
        return made[-1]

    def played():
        place = replay.replayed("place", build)
        assert place == Institution.objects.get(code="REPLAYED")
        assert place.code == "REPLAYED"
        place.code = "CHANGED"
        place.save()

    for _test in range(3):
        taken_back(played)
    assert len(made) == 1


def test_sealed_rows_and_files_are_there_again(cast, settings):
    def build():
        return scenes.published(cast), store_file(
            SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n"), by=cast.secretary
        )

    def played():
        draft, document = replay.replayed("published", build)
        lines = list(draft.lines.values_list("kind", "texts__text"))
        return draft.status, lines, draft.meeting.attendance.count(), document.file.read()

    first = taken_back(played)
    for path in [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]:
        path.unlink()
    assert taken_back(played) == first


def test_another_day_makes_everything_anew():
    days = []

    def played():
        replay.replayed("first", lambda: days.append(scenes.day()))
        replay.replayed("second", lambda: days.append(scenes.day()))

    with time_machine.travel(NOON, tick=False) as clock:
        for _test in range(2):
            taken_back(played)
        clock.shift(datetime.timedelta(days=1))
        taken_back(played)
    assert days == [datetime.date(2030, 5, 6)] * 2 + [datetime.date(2030, 5, 7)] * 2


def test_what_stood_there_before_may_not_be_changed(cast):
    def build():
        Institution.objects.filter(pk=cast.places["CEP"].pk).update(code="CHANGED")

    with pytest.raises(AssertionError, match="members_institution"):
        replay.replayed("change", build)
