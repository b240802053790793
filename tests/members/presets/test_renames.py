"""Every real change of names in Kazakhstan between 2021 and 2025, entered in several orders: old documents stay right."""

import datetime
import itertools
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from iiwg.workflow.tables import Refused
from meetings.attendance import services as attendance
from meetings.attendance import texts
from meetings.meeting.services import meetings
from members.institutions import services as institutions
from members.institutions.models import Institution
from tests.cast import person, user

pytestmark = pytest.mark.django_db
D = datetime.date
OLD, NOW = (
    "Министерство экологии, геологии и природных ресурсов",
    "Министерство экологии и природных ресурсов",
)
COMMITTEE, REGULATION = (
    "Комитет по водным ресурсам",
    "Комитет по регулированию, охране и использованию водных ресурсов",
)
MINISTRY = (
    {"text": NOW, "starts_on": D(2022, 9, 2)},
    {"text": OLD, "ends_on": D(2022, 9, 1)},
    {"text": OLD, "starts_on": D(2019, 6, 17), "ends_on": D(2022, 9, 1)},
)


@pytest.fixture
def kazakhstan(db):
    """The group of Kazakhstan, with a secretary and a list of participants of each year."""
    call_command("load_preset", "kz", verbosity=0)
    kazakhstan = SimpleNamespace(
        secretary=user("secretary@example.org", "secretariat"),
        places=Institution.objects.in_bulk(field_name="code"),
    )
    ministry = kazakhstan.places["MENR"].names.filter(language="ru", kind="official")
    ministry.delete()  # an installation of an earlier version knows the present name alone, and no day of it
    ministry.create(institution=kazakhstan.places["MENR"], language="ru", kind="official", text=NOW)
    days = D(2022, 3, 15), D(2023, 8, 15), D(2024, 6, 15), D(2024, 7, 15), D(2025, 3, 1)
    kazakhstan.meetings = {}
    for number, held_on in enumerate(days, start=10):
        meeting = meetings.enter_old(held_on=held_on, sequence=number, by=kazakhstan.secretary)
        for code in ("MENR", "CWR", "EPD", "EPC"):
            attendance.add(
                meeting,
                person=person(f"{code}{number}"),
                institution=kazakhstan.places[code],
                role="member",
                by=kazakhstan.secretary,
            )
        kazakhstan.meetings[held_on] = meeting
    return kazakhstan


def printed(kazakhstan, held_on):
    """What the list of participants of a day prints, in Russian."""
    return texts.participants_html(kazakhstan.meetings[held_on], "ru")


def enter(kazakhstan, code, because="press of those days", **name):
    """Record an official name in Russian; one that says nothing new is refused as recorded already."""
    place = kazakhstan.places[code]
    try:
        institutions.add_name(
            place, language="ru", kind="official", because=because, by=kazakhstan.secretary, **name
        )
    except Refused as refusal:
        if "recorded already" not in str(refusal):
            raise


ORDERS = [
    order
    for length in (1, 2, 3)
    for order in itertools.permutations(MINISTRY, length)
    if order != (MINISTRY[0],)
]


@pytest.mark.parametrize("order", ORDERS)
def test_the_ministry_of_ecology_is_right_on_old_lists_in_whatever_order_it_is_entered(kazakhstan, order):
    for name in order:
        enter(kazakhstan, "MENR", **name)
    assert OLD in printed(kazakhstan, D(2022, 3, 15))
    for held_on in (D(2023, 8, 15), D(2024, 6, 15), D(2025, 3, 1)):
        page = printed(kazakhstan, held_on)
        assert OLD not in page
        assert held_on.year != 2023 or NOW in page
    place = Institution.objects.with_names().get(code="MENR")
    assert (place.name("ru", D(2022, 9, 1)), place.name("ru", D(2022, 9, 2))) == (OLD, NOW)


def test_the_present_name_from_a_day_alone_invents_no_earlier_one(kazakhstan):
    enter(kazakhstan, "MENR", **MINISTRY[0])
    assert NOW in printed(kazakhstan, D(2022, 3, 15))


def test_the_committee_moved_in_a_month_and_was_renamed_in_a_month(kazakhstan):
    assert NOW in printed(kazakhstan, D(2023, 8, 15))
    before, after = printed(kazakhstan, D(2024, 6, 15)), printed(kazakhstan, D(2024, 7, 15))
    assert COMMITTEE in before
    assert REGULATION in after
    assert "Министерство водных ресурсов и ирригации" in before
    for page in (before, after):
        assert page.count(NOW) == 1


RENAMED = ({"text": REGULATION, "starts_on": D(2024, 7, 17), "starts_precision": "month"}, {"text": COMMITTEE, "ends_on": D(2024, 7, 3), "ends_precision": "month"})  # fmt: skip


@pytest.mark.parametrize("order", [*itertools.permutations(RENAMED, 1), *itertools.permutations(RENAMED, 2)])
def test_the_committee_entered_by_hand_is_right_in_every_order(kazakhstan, order):
    kazakhstan.places["CWR"].names.filter(language="ru").delete()
    enter(kazakhstan, "CWR", text=COMMITTEE if order[0]["text"] == REGULATION else REGULATION)
    for name in order:
        enter(kazakhstan, "CWR", **name)
    assert REGULATION not in printed(kazakhstan, D(2024, 6, 15))
    assert COMMITTEE in printed(kazakhstan, D(2024, 6, 15))
    assert REGULATION in printed(kazakhstan, D(2024, 7, 15))
    assert REGULATION in printed(kazakhstan, D(2025, 3, 1))


def test_a_department_and_the_committee_after_it_keep_their_own_names(kazakhstan):
    for held_on in kazakhstan.meetings:
        page = printed(kazakhstan, held_on)
        assert "Департамент предупреждения чрезвычайных ситуаций" in page
        assert "Комитет предупреждения чрезвычайных ситуаций" in page


def test_an_old_list_changes_only_with_a_reason_and_is_named(kazakhstan):
    with pytest.raises(Refused, match="List of participants, 15\xa0March\xa02022 would print another name"):
        enter(kazakhstan, "MENR", because=" ", **MINISTRY[1])
    assert NOW in printed(kazakhstan, D(2022, 3, 15))
    enter(kazakhstan, "MENR", because="", **MINISTRY[0])
    enter(kazakhstan, "MENR", because="Named so in the press of 2022", **MINISTRY[1])
    assert OLD in printed(kazakhstan, D(2022, 3, 15))
    row = kazakhstan.places["MENR"].names.get(text=OLD, kind="official")
    assert row.recorded_because == "Named so in the press of 2022"


def test_a_rename_that_changes_no_old_list_needs_no_reason(kazakhstan):
    enter(kazakhstan, "MENR", because="", text="Министерство экологии", starts_on=D(2025, 6, 1))
    assert NOW in printed(kazakhstan, D(2023, 8, 15))
