"""The outgoing mail shows its reader whether a letter arrived, and what it says only where its record is open to this reader."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iiwg.audit.services import key
from iiwg.notifications.models import Notification, ReminderSent
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import post
from iiwg.workflow.rooms import has_visible
from meetings.meeting.services import meetings
from meetings.minutes.services import approvals
from members.seats.models import Seat
from tests import scenes
from tmf_registry.facilities import services as facilities

pytestmark = pytest.mark.django_db
SECRET = "Undisclosed"
WITHHELD = "Not shown: it is about something that is not open to you."


def letter(*about, subject=SECRET, text=f"{SECRET} text", path="/undisclosed/") -> Notification:
    """A letter about a record; a reminder lists each of several."""
    made = post(
        Recipient(email="to@example.org"), "x", subject, text, about=key(about[0]) if about else "", path=path
    )
    for subject_of in about:
        ReminderSent.objects.create(
            rule="x", rung=0, subject=key(subject_of), due_on=datetime.date(2026, 6, 30), recipient_key="x",
            notification=made, on=datetime.date(2026, 6, 30),
        )  # fmt: skip
    return made


def pages(client, made: Notification) -> dict[str, str]:
    """Everything that shows the letter: the list, its files, its own page."""
    addresses = ("/settings/mail/", "/settings/mail/?format=csv", f"/settings/mail/{made.pk}/")
    return {address: client.get(address).content.decode() for address in addresses}


def restricted_facility(cast):
    """A facility that the administrator does not see."""
    return facilities.add(
        by=cast.secretary, source="s", name_en="Hidden dam", country="TJ", access="restricted",
        operator=cast.places["OPERATOR"],
    )  # fmt: skip


RECORDS = {
    "restricted meeting": lambda cast: scenes.planned(cast, access="restricted"),
    "restricted facility": restricted_facility,
    "minutes that wait": scenes.sent,
    "action of minutes not published": lambda cast: scenes.approved(cast, texts=(("action", "Do."),))
    .lines.get().action_item,
}  # fmt: skip


@pytest.mark.parametrize("record", RECORDS)
def test_of_a_letter_about_something_closed_to_the_reader_only_its_journey_is_shown(cast, signed_in, record):
    made = letter(RECORDS[record](cast))
    Notification.objects.filter(pk=made.pk).update(fault="refused", error="550 no such user", state="failed")
    for address, page in pages(signed_in(cast.administrator), made).items():
        assert SECRET not in page and "undisclosed" not in page, address
        assert WITHHELD in page, address
        assert "to@example.org" in page, address
    own = pages(signed_in(cast.administrator), made)[f"/settings/mail/{made.pk}/"]
    assert "550 no such user" in own
    assert "Try again" in own


def test_a_reminder_is_withheld_for_any_record_it_lists(cast, signed_in):
    made = letter(cast.lead_term, scenes.planned(cast, access="restricted"))
    assert WITHHELD in pages(signed_in(cast.administrator), made)[f"/settings/mail/{made.pk}/"]


def test_a_letter_about_something_open_or_about_no_record_is_shown(cast, signed_in):
    client = signed_in(cast.administrator)
    for made in (letter(scenes.planned(cast)), letter(cast.member), letter()):
        page = pages(client, made)[f"/settings/mail/{made.pk}/"]
        assert f"{SECRET} text" in page and "/undisclosed/" in page
        assert WITHHELD not in page


def test_a_letter_about_a_record_that_is_gone_is_withheld(cast, signed_in):
    made = letter()
    Notification.objects.filter(pk=made.pk).update(about="meetings.meeting:987654")
    assert WITHHELD in pages(signed_in(cast.administrator), made)[f"/settings/mail/{made.pk}/"]


def test_a_letter_about_a_record_of_which_no_room_says_who_sees_it_is_withheld(cast, signed_in):
    assert not has_visible(Seat)
    made = letter(Seat.objects.first())
    assert WITHHELD in pages(signed_in(cast.administrator), made)[f"/settings/mail/{made.pk}/"]


def test_the_real_letters_of_a_restricted_meeting_say_nothing_to_an_administrator(cast, signed_in):
    restricted = scenes.held(cast, access="restricted", title_en="Undisclosed meeting")
    draft = scenes.sent(cast, meeting=restricted, texts=(("action", "Undisclosed task."),))
    approvals.return_with_remark(
        draft, digest=scenes.digest_of(draft), note="Undisclosed remark", by=cast.leading
    )
    plan = scenes.planned(cast, access="restricted", title_en="Undisclosed plan", sequence=8)
    meetings.cancel(plan, note="x", by=cast.secretary)
    written = Notification.objects.filter(text__contains=SECRET)
    assert {row.code for row in written} >= {"meetings.for_approval", "meetings.returned"}
    for made in written:
        for address, page in pages(signed_in(cast.administrator), made).items():
            assert SECRET not in page, (made.code, address)


def test_the_record_of_actions_names_a_letter_by_its_number(cast, signed_in):
    made = letter(scenes.planned(cast, access="restricted"))
    Notification.objects.filter(pk=made.pk).update(fault="refused", state="failed")
    client = signed_in(cast.administrator)
    client.post(f"/settings/mail/{made.pk}/seen/")
    record = client.get("/settings/record/").content.decode()
    assert SECRET not in record
    assert f"Letter {made.pk}" in record


def test_the_list_asks_as_much_for_many_letters_as_for_few(cast, signed_in):
    client, counts, meeting = signed_in(cast.administrator), [], scenes.planned(cast)
    for number in range(20):
        letter(meeting, subject=f"Letter {number}") if not number else post(
            Recipient(email="to@example.org"), "x", f"Letter {number}", "t", about=key(meeting)
        )
        if number in (1, 19):
            client.get("/settings/mail/")
            with CaptureQueriesContext(connection) as asked:
                client.get("/settings/mail/")
            counts.append(len(asked))
    assert counts[0] == counts[1]
