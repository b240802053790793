"""The page on which an agenda is built: its draft on paper, its times, and what is closed."""

import datetime

import pytest

from iiwg.documents.words import draft_word
from meetings.agenda import services as agendas
from meetings.agenda.texts import agenda_html, clock_times, too_long
from meetings.meeting.services import meetings
from meetings.minutes.services import approvals
from tests import scenes
from tests.scenes import pdf_text

pytestmark = pytest.mark.django_db

TEN, ELEVEN = datetime.time(10), datetime.time(11)


def timed(cast, *minutes, **fields):
    """A meeting whose items have these minutes; its first item has none of its own."""
    meeting = scenes.planned(cast, **fields)
    agendas.change_item(meeting.items.get(), minutes_allotted=minutes[0], by=cast.secretary)
    for number, allotted in enumerate(minutes[1:], start=2):
        more = {"title_en": f"Item {number}", "agenda_class": "other", "minutes_allotted": allotted}
        agendas.add_item(meeting, by=cast.secretary, **more)
    return meeting


@pytest.mark.parametrize("language", ["tg", "ru", "en"])
def test_the_draft_is_marked_in_the_text_the_head_and_the_name_of_its_file(cast, signed_in, language):
    meeting = scenes.planned(cast)
    client = signed_in(cast.secretary)
    client.cookies["django_language"] = language
    assert (
        f"/meetings/{meeting.pk}/agenda/draft.pdf"
        in client.get(f"/meetings/{meeting.pk}/agenda/").content.decode()
    )
    answer = client.get(f"/meetings/{meeting.pk}/agenda/draft.pdf")
    assert f"agenda-draft-{meeting.held_on}.pdf" in answer["Content-Disposition"]
    text = pdf_text(answer.content)
    assert text.count(draft_word(language)) >= 2  # across the page, and in its head
    assert "Safety of the dam" in text


def test_a_chair_reads_the_draft_and_a_member_does_not(cast, signed_in):
    address = f"/meetings/{scenes.planned(cast).pk}/agenda/draft.pdf"
    assert signed_in(cast.leading).get(address)["Content-Type"] == "application/pdf"
    assert signed_in(cast.member).get(address).status_code == 403


def test_each_item_has_its_time_until_one_has_no_minutes(cast, signed_in):
    meeting = timed(cast, 10, 20, None, 5, starts_at=TEN)
    items = list(agendas.items_of(meeting))
    assert list(clock_times(meeting, items).values()) == ["10:00–10:10", "10:10–10:30", "10:30"]
    assert "10:10–10:30" in agenda_html(meeting, "en")
    assert "10:10–10:30" in signed_in(cast.secretary).get(f"/meetings/{meeting.pk}/agenda/").content.decode()


def test_without_a_beginning_there_are_no_times(cast):
    meeting = timed(cast, 10, 20)
    assert clock_times(meeting, agendas.items_of(meeting)) == {}
    assert "<th>Time</th>" not in agenda_html(meeting, "en")


def test_the_times_of_a_sent_agenda_do_not_tell_of_a_restricted_item(cast):
    meeting = timed(cast, 10, 20, 30, starts_at=TEN)
    agendas.change_item(meeting.items.all()[1], access="restricted", by=cast.secretary)
    assert "10:10–10:40" in agenda_html(meeting, "en")


@pytest.mark.parametrize(
    ("minutes", "says"), [((30, 30), ""), ((30, 35), "The items take 65 minutes, the meeting lasts 60.")]
)
def test_items_that_take_longer_than_the_meeting_are_remarked(cast, signed_in, minutes, says):
    meeting = timed(cast, *minutes, starts_at=TEN, ends_at=ELEVEN)
    assert too_long(meeting, agendas.items_of(meeting)) == says
    client = signed_in(cast.secretary)
    for page in ("agenda/", "agenda/send/"):
        assert ("The items take" in client.get(f"/meetings/{meeting.pk}/{page}").content.decode()) == bool(
            says
        )


PRESSED = ("Add an agenda item", "Take off", "Attach a paper", "data-up", "Send the agenda")


def test_a_closed_agenda_says_why_and_has_nothing_to_press(cast, signed_in):
    client = signed_in(cast.secretary)
    meeting = scenes.planned(cast)
    page = f"/meetings/{meeting.pk}/agenda/"
    open_page = client.get(page).content.decode()
    assert [words for words in PRESSED if words not in open_page] == []
    meetings.cancel(meeting, note="Snow", by=cast.secretary)
    text = client.get(page).content.decode()
    assert "This meeting is closed: its agenda can no longer be changed." in text
    assert [words for words in PRESSED if words in text] == []


def test_the_agenda_of_a_held_meeting_is_corrected_but_no_longer_sent(cast, signed_in):
    meeting = scenes.held(cast)
    client = signed_in(cast.secretary)
    text = client.get(f"/meetings/{meeting.pk}/agenda/").content.decode()
    assert "Take off" in text and "Send the agenda" not in text and "draft.pdf" not in text
    approvals.send_for_approval(scenes.minutes(cast, meeting), by=cast.secretary)
    text = client.get(f"/meetings/{meeting.pk}/agenda/").content.decode()
    assert "The minutes were sent for approval: the agenda can no longer be changed." in text
    assert "Take off" not in text
