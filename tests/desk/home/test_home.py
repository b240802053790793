"""The home page: each noun brings what waits for the reader, the most pressing on top."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iiwg.notifications.models import Notification
from iiwg.pages.brought import Section, Urgency
from iiwg.workflow.rooms import brought
from tests import scenes
from tests.cast import people, user

pytestmark = pytest.mark.django_db


def main(client) -> str:
    """What the page says of its own."""
    return client.get("/").content.decode().split("<main")[1].split("</main>")[0]


def in_order(text: str, *words: str) -> bool:
    """Whether a text holds all words, in this order."""
    places = [text.find(each) for each in words]
    return -1 not in places and places == sorted(places)


def test_the_secretariat_sees_the_most_pressing_meeting_first_then_what_comes_then_what_is_late(
    cast, signed_in
):
    scenes.approved(
        cast, meeting=scenes.held(cast, -9, sequence=1), texts=(("action", "Late task."),),
        responsible=cast.places["CEP"], due_kind="day", due_on=scenes.day(-1),
    )  # fmt: skip
    scenes.minutes(cast, meeting=scenes.held(cast, -3, sequence=2))
    scenes.planned(cast, 12, sequence=3)
    Notification.objects.create(code="x", to_user=cast.secretary, language="en", subject="A notice", text="t")
    Notification.objects.create(code="x", language="en", subject="To nobody", text="t", to_name="Nobody")
    assert in_order(
        main(signed_in(cast.secretary)),
        "The minutes are approved.", "Publish the minutes",
        "Next meeting", "Preparation",
        "Overdue", "Late task.",
        "Letters that reached nobody", "To nobody",
        "Meetings under way", "The minutes are a draft.",
        "Notices", "A notice",
    )  # fmt: skip


def test_a_cochair_decides_before_anything_else(cast, signed_in):
    scenes.published(cast, meeting=scenes.held(cast, -9, sequence=1), texts=(("action", "Coordinate this."),))
    scenes.sent(cast, meeting=scenes.held(cast, -3, sequence=2))
    scenes.planned(cast, 12, sequence=3)
    assert in_order(
        main(signed_in(cast.leading)),
        "The minutes await your approval.", "Next meeting", "Preparation",
        "Open action items you coordinate", "Coordinate this.", "Published minutes",
    )  # fmt: skip


def test_who_is_asked_for_nothing_is_told_so_and_who_may_plan_is_invited_to(cast, signed_in):
    assert "Nothing waits for you" in main(signed_in(cast.stranger))
    for_the_secretariat = main(signed_in(cast.secretary))
    assert "No meeting is planned" in for_the_secretariat
    assert 'href="/meetings/plan/"' in for_the_secretariat


def test_an_administrator_is_told_first_that_nobody_serves_as_secretariat(cast, signed_in):
    scenes.planned(cast, 12)
    administrator = signed_in(cast.administrator)
    assert "Nobody serves" not in main(administrator)
    cast.secretary.groups.clear()
    assert in_order(main(administrator), "Nobody serves as secretariat yet", "Next meeting")


def test_every_section_has_a_template_of_its_noun_and_its_place(cast):
    scenes.sent(cast, texts=(("action", "A task."),))
    for who in people(cast).values():
        for bring in brought("home"):
            for section in bring(who):
                assert isinstance(section, Section)
                noun = bring.__module__.removeprefix("iiwg.").rpartition(".")[0].replace(".", "/")
                assert section.template.startswith(f"{noun}/"), section
                assert section.urgency in Urgency


def test_a_home_page_asks_as_much_for_many_meetings_as_for_one(cast, signed_in):
    counts = []
    client = signed_in(user("second@example.org", "secretariat"))
    for number in range(12):
        scenes.planned(cast, 12 + number, sequence=number + 1)
        if number in (0, 11):
            client.get("/")
            with CaptureQueriesContext(connection) as captured:
                client.get("/")
            counts.append(len(captured))
    assert counts[0] == counts[1]
