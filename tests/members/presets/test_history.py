"""Kazakhstan 2021–2025 as one story: what changed is entered in any order, before the papers or after them; each tells its day."""

import datetime

import pytest
from django.core.management import call_command

from meetings.attendance import services as attendance
from meetings.attendance.texts import participants_html
from meetings.meeting.services import meetings
from meetings.minutes.services import printing
from members.institutions import services as institutions
from members.institutions.models import Institution, InstitutionName, InstitutionParent, Succession
from members.seats.services import lpi
from members.seats.texts.lists import lpi_html
from tests import scenes
from tests.cast import person, user
from tests.members.presets.test_renames import COMMITTEE, NOW, OLD, REGULATION

pytestmark = pytest.mark.django_db
D = datetime.date
FIRST, LATER = D(2022, 3, 15), D(2024, 8, 26)
IRRIGATION = "Министерство водных ресурсов и ирригации"
DEPARTMENT = "Департамент предупреждения чрезвычайных ситуаций"
AFTER_IT = "Комитет предупреждения чрезвычайных ситуаций"
RENAMED = {OLD, NOW, COMMITTEE, REGULATION}
HISTORY = {
    "ecology and geology, until 2022": lambda house: house.named("MENR", OLD, ends_on=D(2022, 12, 31)),
    "ecology, since 2023": lambda house: house.named("MENR", NOW, starts_on=D(2023, 1, 1)),
    "water moved to irrigation": lambda house: house.moved("CWR", "MWRI", D(2023, 9, 1)),
    "water, until June 2024": lambda house: house.named("CWR", COMMITTEE, ends_on=D(2024, 6, 30)),
    "regulation of water, since July 2024": lambda house: house.named(
        "CWR", REGULATION, starts_on=D(2024, 7, 1)
    ),
    "a committee after the department": lambda house: house.succeeded("EPD", "EPC", D(2024, 7, 1)),
}


class House:
    """The group of Kazakhstan as one knows it who knows the present names, the first ministry of water, and no day."""

    def __init__(self):
        call_command("load_preset", "kz", verbosity=0)
        self.secretary = user("secretary@example.org", "secretariat")
        self.places = Institution.objects.in_bulk(field_name="code")
        for code, text in (("MENR", NOW), ("CWR", REGULATION)):
            names = InstitutionName.objects.filter(
                institution=self.places[code], language="ru", kind="official"
            )
            names.delete()
            names.create(institution=self.places[code], language="ru", kind="official", text=text)
        InstitutionParent.objects.filter(institution=self.places["CWR"]).delete()
        InstitutionParent.objects.create(institution=self.places["CWR"], parent=self.places["MENR"])
        Succession.objects.all().delete()

    def named(self, code, text, **days):
        """A name of Russian papers and the first or last day of it."""
        place = self.places[code]
        because = "press of those days"
        institutions.add_name(
            place, language="ru", kind="official", text=text, because=because, by=self.secretary, **days
        )

    def moved(self, code, parent, starts_on):
        """A committee that goes from one ministry to another."""
        because = "press of those days"
        institutions.set_parent(
            self.places[code], self.places[parent], starts_on=starts_on, because=because, by=self.secretary
        )

    def succeeded(self, before, after, starts_on):
        """A body that takes the place of another."""
        source = "press of those days"
        institutions.succeed(
            self.places[before], self.places[after], starts_on=starts_on, source=source, by=self.secretary
        )

    def meeting(self, held_on, *codes):
        """A meeting of the past, in which a person of each institution took part."""
        meeting = meetings.enter_old(held_on=held_on, sequence=held_on.year, by=self.secretary)
        for code in codes:
            attendance.add(
                meeting,
                person=person(f"{code} {held_on}"),
                institution=self.places[code],
                role="member",
                by=self.secretary,
            )
        scenes.mark_all(self, meeting)
        return meeting


@pytest.mark.parametrize("papers_first", [False, True])
@pytest.mark.parametrize("order", [list(HISTORY), list(reversed(HISTORY))], ids=["as it went", "backward"])
def test_old_papers_print_the_names_of_their_day(db, order, papers_first):
    house = House()
    if not papers_first:
        enter(house, order)
    first = house.meeting(FIRST, "MENR", "CWR", "EPD")
    later = house.meeting(LATER, "MENR", "CWR", "EPC")
    minutes = scenes.minutes(house, later, texts=(), language="ru")
    if papers_first:
        enter(house, order)
    assert said(participants_html(first, "ru")) == {OLD, COMMITTEE, DEPARTMENT}
    assert said(participants_html(later, "ru")) == {NOW, IRRIGATION, REGULATION, AFTER_IT}
    text = said(printing.printed(minutes, "ru").html)
    assert text & RENAMED == {NOW, REGULATION}
    assert text >= {IRRIGATION, AFTER_IT}
    assert said(lpi_html(lpi.newest(), "ru", FIRST)) & RENAMED == {OLD, COMMITTEE}
    assert said(lpi_html(lpi.newest(), "ru", LATER)) & RENAMED == {NOW, REGULATION}


def enter(house, order):
    """Write down what changed."""
    for fact in order:
        HISTORY[fact](house)


def said(paper):
    """The names that a paper prints."""
    return {name for name in RENAMED | {IRRIGATION, DEPARTMENT, AFTER_IT} if name in paper}
