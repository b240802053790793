"""What minutes hold in its place below them."""

import pytest

from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.attendance import services as attendance
from meetings.minutes.services import lines
from tests import scenes

pytestmark = pytest.mark.django_db


def test_an_item_with_lines_is_not_taken_off(cast):
    draft = scenes.minutes(cast)
    item = draft.meeting.items.get()
    with pytest.raises(Refused, match="written under this item"):
        agendas.remove_item(item, by=cast.secretary)
    item.refresh_from_db()
    assert item.removed_at is None
    lines.remove_line(draft.lines.get(), by=cast.secretary)
    agendas.remove_item(item, by=cast.secretary)
    assert item.removed_at is not None


def test_who_speaks_in_the_minutes_stays_on_the_list(cast):
    draft = scenes.minutes(cast, texts=(("heard", "A report."),))
    speaker, line = draft.meeting.attendance.get(), draft.lines.get()
    lines.save_line(line, base_version=line.version, text="A report.", speaker=speaker, by=cast.secretary)
    with pytest.raises(Refused, match="speaks in the minutes"):
        attendance.remove(speaker, by=cast.secretary)
    lines.save_line(line, base_version=line.version, text="A report.", speaker=None, by=cast.secretary)
    attendance.remove(speaker, by=cast.secretary)
    assert not draft.meeting.attendance.exists()
