"""Agendas that are sent."""

import pytest

from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from tests import scenes

pytestmark = pytest.mark.django_db


def test_the_same_agenda_is_sent_once(cast):
    meeting = scenes.planned(cast)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    with pytest.raises(Refused, match="nothing changed since"):
        agendas.send(meeting, is_final=True, by=cast.secretary)
    agendas.add_item(meeting, title_en="One more", agenda_class="resilience", by=cast.secretary)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    assert meeting.agenda_versions.count() == 2
