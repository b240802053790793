"""The page of a facility shows what was decided about it before it tells where each value is known from."""

import pytest

from meetings.agenda import services as agendas
from meetings.minutes.services import approvals
from tests import scenes
from tmf_registry.facilities import services as facilities

pytestmark = pytest.mark.django_db


def test_what_follows_from_an_item_about_a_facility_stands_first_on_its_page(cast, signed_in):
    pond = facilities.add(by=cast.secretary, source="A", name_en="Pond", country="TJ")
    meeting = scenes.held(cast)
    agendas.change_item(meeting.items.get(), facility=pond, by=cast.secretary)
    texts = (("decided", "Watch the dam."), ("action", "Measure the seepage."))
    draft = scenes.minutes(cast, meeting, texts=texts)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=scenes.digest_of(draft), by=cast.leading)
    approvals.publish(draft, by=cast.secretary)
    page = signed_in(cast.secretary).get(pond.get_absolute_url()).content.decode()
    places = [page.index(words) for words in ("Watch the dam.", "Measure the seepage.", "from where")]
    assert places == sorted(places)
