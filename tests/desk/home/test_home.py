"""The home page: each noun brings what waits for the reader, the most pressing on top."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iiwg.notifications.models import Notification
from iiwg.pages.brought import Section, Urgency
from iiwg.workflow.rooms import brought
from meetings.agenda import services as agendas
from members.chairs.models import ChairingTerm
from members.institutions.official_letter import OfficialLetter
from members.seats.models import MembershipTerm
from members.seats.services import memberships
from tests import scenes
from tests.cast import NAMES, people, person, user
from tests.scenes import approved, planned, sent
from tmf_registry.facilities.models import Facility

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


def test_what_reached_nobody_is_told_in_the_language_of_its_reader(cast, signed_in):
    subjects = {"tg": "Мактуб", "ru": "Письмо", "en": "A letter"}
    Notification.objects.create(code="x", language="tg", subject="Мактуб", subjects=subjects, text="t")
    page = main(signed_in(cast.secretary))
    assert "A letter" in page and "Мактуб" not in page


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


@pytest.mark.covers("R-081")
def test_a_leading_cochair_sees_first_what_to_prepare_and_what_is_open(cast, signed_in):
    approved(cast, texts=(("action", "Coordinate this."),))
    planned(cast, 12, sequence=7)
    page = signed_in(cast.leading).get("/").content.decode()
    main = page[page.index("<main") :]
    places = [main.index(words) for words in ("Next meeting", "Preparation", "Coordinate this.")]
    assert places == sorted(places)
    assert "Attach the papers" in main
    later = [main.index(words) for words in ("Notices",) if words in main]
    assert all(place > places[-1] for place in later)
    assert "Preparation" not in signed_in(cast.member).get("/").content.decode()


def test_what_awaits_a_cochair_stands_on_top_with_one_button(cast, signed_in):
    draft = sent(cast)
    main = signed_in(cast.leading).get("/").content.decode().split("<main")[1]
    assert f'href="/meetings/{draft.meeting_id}/minutes/approve/"' in main
    assert "await" not in signed_in(cast.incoming).get("/").content.decode().split("<main")[1]


@pytest.mark.covers("R-069")
def test_who_follows_another_member_sees_what_is_open_and_what_was_agreed_last(cast, signed_in):
    titles = []
    for offset in (-30, -20, -10):
        draft = scenes.published(
            cast,
            meeting=scenes.held(cast, offset, sequence=None, number=f"N{-offset}"),
            texts=(("action", f"Task of {-offset} days ago."),),
            responsible=cast.places["CEP"],
            due_kind="day",
            due_on=scenes.day(30),
        )
        titles.append(f"/meetings/{draft.meeting_id}/minutes/")
    successor = person("Ворисзода", user("successor@example.org"), cast.places["CEP"], "Head")
    memberships.end(cast.membership, ends_on=scenes.day(-1), reason="replaced", by=cast.secretary)
    memberships.begin(
        unit=cast.places["CEP"], person=successor, capacity="member", starts_on=scenes.day(), ends_on=None,
        letter=OfficialLetter("1"), by=cast.secretary,
    )  # fmt: skip
    page = signed_in(successor.user).get("/").content.decode()
    handover = page[page.index("You take over") : page.index("</section>", page.index("You take over"))]
    assert "Аъзозода" in handover
    for number in (30, 20, 10):
        assert f"Task of {number} days ago." in handover
    assert titles[1] in handover and titles[2] in handover
    assert titles[0] not in handover


def notice(user, about="meetings.meeting:1", **more) -> Notification:
    """A notice that somebody has not read."""
    words = {"subject": "A notice", "text": "t", "language": "en", "path": "/meetings/", **more}
    return Notification.objects.create(code="x", to_user=user, about=about, **words)


def test_a_notice_is_a_link_and_opening_it_reads_what_is_of_the_same_matter(cast, signed_in):
    earlier, newest = notice(cast.member), notice(cast.member, subject="Moved again")
    other, of_another = notice(cast.member, about="meetings.meeting:2"), notice(cast.leading)
    client = signed_in(cast.member)
    page = main(client)
    assert "Notices (3)" in page
    assert f'<a href="/notices/{newest.pk}/">Moved again</a>' in page
    assert f"/notices/{earlier.pk}/" not in page
    assert "and 1 earlier one on the same matter" in " ".join(page.split())
    assert client.get(f"/notices/{newest.pk}/").headers["Location"] == "/meetings/"
    unread = set(Notification.objects.filter(read_at__isnull=True).values_list("pk", flat=True))
    assert {earlier.pk, newest.pk} & unread == set()
    assert {other.pk, of_another.pk} <= unread
    client.get(f"/notices/{of_another.pk}/")
    client.post("/notices/read/")
    unread = set(Notification.objects.filter(read_at__isnull=True).values_list("pk", flat=True))
    assert other.pk not in unread
    assert of_another.pk in unread
    assert "Notices" not in main(client)


def test_a_notice_is_read_in_the_language_of_today(cast, signed_in):
    cast.member.language = "ru"
    cast.member.save()
    meeting = scenes.planned(cast)
    agendas.send(meeting, is_final=False, by=cast.secretary)
    letter = Notification.objects.filter(to_user=cast.member).latest("pk")
    assert set(letter.subjects) == {"tg", "ru", "en"}
    assert letter.subjects["ru"] == letter.subject != letter.subjects["en"]
    assert letter.subjects["en"] in main(signed_in(cast.member, "en"))
    assert letter.subject in main(signed_in(cast.member, "ru"))
    notice(cast.member, about="x", subject="Of before")
    assert "Of before" in main(signed_in(cast.member, "tg"))


def test_who_chairs_next_is_told_so(cast, signed_in):
    assert "The next turn in the chair is yours" in main(signed_in(cast.incoming))
    assert NAMES["COES"][2] in main(signed_in(cast.incoming))
    for reader in (cast.leading, cast.member, cast.secretary):
        assert "The next turn" not in main(signed_in(reader))


def test_a_new_group_shows_its_secretariat_the_first_steps_as_the_records_stand(cast, signed_in):
    client = signed_in(cast.secretary)
    page = main(client)
    assert "First steps" in page
    assert "2 of 5 are done." in page  # a chair with an official, and a member
    assert "5 of 5 institutions have no address yet." in page
    assert 'href="/meetings/plan/"' in page
    assert "First steps" not in main(signed_in(cast.member))
    scenes.planned(cast)
    for place in cast.places.values():
        type(place).objects.filter(pk=place.pk).update(contact_email=f"{place.code.lower()}@example.org")
    page = main(client)
    assert "4 of 5 are done." in page
    assert "no address yet" not in page
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=None)
    assert "3 of 5 are done." in main(client)


def test_who_writes_minutes_needs_no_first_steps(cast, signed_in):
    scenes.minutes(cast)
    assert "First steps" not in main(signed_in(cast.secretary))


def figures_of(client) -> dict[str, int]:
    """The figures of a home page by their labels."""
    found = re.findall(r"<strong[^>]*>(\d+)</strong>\s*([^<]+?)\s*</a>", main(client))
    return {label: int(number) for number, label in found}


def test_an_observer_gets_the_figures_of_what_may_be_read_and_each_leads_there(cast, signed_in):
    texts = (("action", "Late."), ("action", "Late too."), ("decided", "Note."), ("agreed", "Yes."))
    scenes.published(cast, texts=texts, responsible=cast.places["CEP"], due_kind="day", due_on=scenes.day(-1))
    scenes.published(cast, meeting=scenes.held(cast, -9, sequence=1), texts=(("action", "Later."),))
    scenes.published(cast, meeting=scenes.held(cast, -8, sequence=2, access="restricted"))
    client = signed_in(cast.observer)
    known = {
        "Institutions with a member": 1, "Meetings this year": 3, "Decisions and recommendations": 2,
        "Facilities on the register": Facility.objects.exclude(access="restricted").count(),
    }  # fmt: skip
    assert figures_of(client) == known
    scenes.reports_opened(cast)
    assert figures_of(client) == known | {
        "Open action items you may read": 3,
        "Overdue ones of these": 2,
        "Action items confirmed done that you may read": 0,
    }
    for address in re.findall(r'<a href="([^"]+)">\s*<strong', main(client)):
        assert client.get(address).status_code == 200, address
    assert '<strong class="late">2</strong>' in main(client)
    assert figures_of(signed_in(cast.secretary)) == {}
    assert figures_of(signed_in(cast.stranger)) == {}


def test_a_group_that_begins_has_no_figures(cast, signed_in):
    MembershipTerm.objects.all().delete()
    assert "The group in figures" not in main(signed_in(cast.observer))
