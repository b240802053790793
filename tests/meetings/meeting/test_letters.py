"""Before anything leaves the house the page shows who gets a letter, who gets nothing, and what it says."""

import html
import re

import pytest
from django.forms import model_to_dict
from guardian.shortcuts import assign_perm

from iiwg.notifications.models import Notification
from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.meeting.forms import MeetingForm
from members.institutions.models import InstitutionUserObjectPermission
from tests import scenes
from tests.scenes import day

pytestmark = pytest.mark.django_db


def convened(cast, offset: int = 10):
    """A meeting whose agenda was sent; of its letters nothing is left."""
    meeting = scenes.planned(cast, offset)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    Notification.objects.all().delete()
    return meeting


def typed(meeting, **changes) -> dict:
    """The form of the meeting as a browser sends it, with changes."""
    kept = model_to_dict(meeting, list(MeetingForm.base_fields))
    return {name: "" if value is None else value for name, value in (kept | changes).items()}


def shown(page) -> dict:
    """What the page carries on: that these letters were shown, and what was typed."""
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode())
    return {name: html.unescape(value) for name, value in hidden}


def told() -> set[str]:
    """Who was written to."""
    return set(Notification.objects.values_list("to_email", flat=True))


def test_a_new_day_shows_its_letters_and_is_set_only_when_they_are_sent(cast, signed_in):
    meeting, client = convened(cast), signed_in(cast.secretary)
    address = f"/meetings/{meeting.pk}/edit/"
    page = client.post(address, typed(meeting, held_on=day(20).isoformat()))
    text = page.content.decode()
    assert "Committee of Environmental Protection" in text and "member@example.org" not in text
    assert "was moved. It takes place on" in text
    meeting.refresh_from_db()
    assert (meeting.held_on, told()) == (day(10), set())
    answer = client.post(address, shown(page), follow=True).content.decode()
    meeting.refresh_from_db()
    assert meeting.held_on == day(20)
    assert {"member@example.org", "leading@example.org", "focal@example.org"} <= told()
    assert f"{len(told())} letters are on their way." in answer


def test_nothing_leaves_and_nothing_is_shown_when_the_day_stays_or_nobody_has_the_agenda(cast, signed_in):
    client = signed_in(cast.secretary)
    meeting = convened(cast)
    assert client.post(f"/meetings/{meeting.pk}/edit/", typed(meeting, note="By bus")).status_code == 302
    early = scenes.planned(cast, 30, sequence=4)
    answer = client.post(
        f"/meetings/{early.pk}/edit/", typed(early, held_on=day(31).isoformat()), follow=True
    )
    assert "on their way" not in answer.content.decode()
    early.refresh_from_db()
    assert (early.held_on, told()) == (day(31), set())


def test_cancelling_asks_the_reason_then_shows_the_letters(cast, signed_in):
    meeting, client = convened(cast), signed_in(cast.secretary)
    address = f"/meetings/{meeting.pk}/cancel/"
    assert "Show the letters" in client.get(address).content.decode()
    page = client.post(address, {"note": "Snow on the pass"})
    assert "does not take place. Snow on the pass" in page.content.decode()
    meeting.refresh_from_db()
    assert (meeting.status, told()) == ("convened", set())
    client.post(address, shown(page))
    meeting.refresh_from_db()
    assert meeting.status == "cancelled"
    assert "member@example.org" in told()


def test_the_agenda_leaves_after_its_letter_was_shown_with_who_gets_nothing(cast, signed_in):
    meeting, client = scenes.planned(cast), signed_in(cast.secretary)
    silent = cast.incoming_person
    silent.user = None
    silent.save()
    address = f"/meetings/{meeting.pk}/agenda/send/"
    page = client.get(address)
    text = page.content.decode()
    assert "1. Safety of the dam" in text and f"/meetings/{meeting.pk}/agenda/" in text
    left_out = text[text.index("Gets nothing") :]
    assert f"{silent.full_name()}, {cast.places['COES'].name()}: neither an account" in left_out.replace(
        "\n", " "
    )
    client.post(address, {"is_final": "on"})
    assert told() == set()
    client.post(address, {"is_final": "on", **shown(page)})
    assert "member@example.org" in told()
    assert meeting.agenda_versions.get().is_final


def test_letters_that_changed_since_they_were_shown_are_shown_again(cast, signed_in):
    meeting, client = scenes.planned(cast), signed_in(cast.secretary)
    address = f"/meetings/{meeting.pk}/agenda/send/"
    before = shown(client.get(address))
    agendas.change_item(meeting.items.get(), title_en="Another dam", by=cast.secretary)
    page = client.post(address, before)
    assert "The letters have changed since you looked" in page.content.decode()
    assert "1. Another dam" in page.content.decode()
    assert told() == set()
    client.post(address, shown(page))
    assert "member@example.org" in told()


@pytest.fixture
def nobody(cast):
    """A group whose people have neither accounts nor addresses."""
    for person in (cast.member_person, cast.leading_person, cast.incoming_person, cast.secretary_person):
        person.user = None
        person.save()
    InstitutionUserObjectPermission.objects.all().delete()


def test_an_agenda_for_nobody_has_no_button_and_is_refused(cast, nobody, signed_in):
    meeting = scenes.planned(cast)
    page = signed_in(cast.secretary).get(f"/meetings/{meeting.pk}/agenda/send/").content.decode()
    assert "no letter leaves" in page
    assert "Send the agenda to the members" not in page
    with pytest.raises(Refused, match="Nobody would get the agenda"):
        agendas.send(meeting, is_final=True, by=cast.secretary)
    meeting.refresh_from_db()
    assert meeting.status == "planned"


def test_an_institution_whose_seat_is_empty_is_named_unless_somebody_else_reads_for_it(
    cast, nobody, signed_in
):
    meeting = scenes.planned(cast)
    seat = cast.membership.seat
    cast.membership.delete()
    address = f"/meetings/{meeting.pk}/agenda/send/"
    sentence = f"{seat.unit.name()}: nobody holds the seat"
    client = signed_in(cast.secretary)
    assert sentence in " ".join(client.get(address).content.decode().split())
    assign_perm("represent_institution", cast.focal, seat.unit)
    assert sentence not in " ".join(client.get(address).content.decode().split())


def test_minutes_are_published_after_their_letter_was_shown(cast, signed_in):
    draft, client = scenes.approved(cast), signed_in(cast.secretary)
    Notification.objects.all().delete()
    address = f"/meetings/minutes/{draft.pk}/publish/"
    page = client.get(address)
    assert "are published. You can read and download them." in page.content.decode()
    client.post(address, {})
    draft.refresh_from_db()
    assert (draft.status, told()) == ("approved", set())
    client.post(address, shown(page))
    draft.refresh_from_db()
    assert draft.status == "published"
    assert "member@example.org" in told()


def test_what_the_state_does_not_allow_is_not_begun(cast, signed_in):
    meeting = scenes.held(cast)
    page = signed_in(cast.secretary).get(f"/meetings/{meeting.pk}/cancel/", follow=True).content.decode()
    assert "“Cancel the meeting” is not possible now: the status is “Held”." in page
    assert "<textarea" not in page


def test_a_cancelled_meeting_that_nobody_heard_of_needs_no_letters(cast, signed_in):
    meeting = scenes.planned(cast)
    signed_in(cast.secretary).post(f"/meetings/{meeting.pk}/cancel/", {"note": "Snow"})
    meeting.refresh_from_db()
    assert (meeting.status, told()) == ("cancelled", set())
