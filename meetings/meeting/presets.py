"""The known meetings of the groups of Tajikistan and Kazakhstan, with exactly the facts known."""

from datetime import date

from iiwg.audit.actors import Actor
from iiwg.workflow.doors import creating
from meetings.meeting.enums import MeetingKind, MeetingStatus
from meetings.meeting.models import Meeting
from members.chairs.services import chairs
from members.institutions.models import Group
from members.people.models import Person
from members.terms.services.terms import on as terms_on

TAJIKISTAN: tuple[dict, ...] = (
    {
        "held_on": date(2021, 12, 2),
        "kind": MeetingKind.INAUGURAL,
        "sequence": 1,
        "source": "Presentation of the Service, 2023, slide 4",
        "note": "Place not stated. No decision was found.",
    },
    {
        "held_on": date(2023, 4, 5),
        "kind": MeetingKind.REGULAR,
        "sequence": 2,
        "source": "Presentation of the Service, 2023, slide 6",
        "note": "A work plan for 2023 existed (it was reviewed in 2024).",
    },
    {
        "held_on": date(2024, 5, 15),
        "kind": MeetingKind.REGULAR,
        "place_en": "Dushanbe",
        "place_ru": "Душанбе",
        "place_tg": "Душанбе",
        "source": "OSCE Programme Office in Dushanbe, press release (einpresswire.com/article/712044292)",
        "note": "Organised by the OSCE Programme Office in Dushanbe with UNECE; 35 participants (government, "
        "international organisations, academia, civil society, media). Agenda: updates on tailings safety and "
        "pollution prevention; challenges and priorities on water quality and industrial accidents; review of past "
        "activities; main results of the 2023 work plan; draft plan for 2024. The ordinal is not stated.",
    },
)
KAZAKHSTAN: tuple[dict, ...] = (
    {
        "held_on": date(2022, 1, 1),
        "date_precision": "year",
        "kind": MeetingKind.INAUGURAL,
        "sequence": 1,
        "presiding": "Eric Kurumbaev",
        "source": "UNECE news (unece.org/media/news/365127)",
        "note": "The group was officially established in January 2022; the day of its first meeting is not known. "
        "Present: emergency, industrial safety, environment and natural resources, environmental regulation and control, "
        "water resources, foreign affairs; non-governmental organisations, operators, academia, international organisations.",
    },
    {
        "held_on": date(2024, 8, 26),
        "kind": MeetingKind.REGULAR,
        "sequence": 3,
        "place_en": "Astana",
        "place_ru": "Астана",
        "source": "OSCE Programme Office in Astana (osce.org/ru/programme-office-in-astana/575293; "
        "einpresswire.com/article/738877677)",
        "note": "With OSCE, UNECE and the International Water Assessment Centre. Topics: current issues and measures in "
        "the safety of tailings dams; implementation of the Convention; cooperation and climate change; challenges and "
        "priorities; measures by operators. No decision was found. The second meeting was not found.",
    },
)
KNOWN = {"tj": TAJIKISTAN, "kz": KAZAKHSTAN}


def load(group: Group, *, by: Actor) -> None:
    """When a preset is loaded, enter the meetings known of its group once."""
    for facts in KNOWN.get(group.preset, ()):
        if not Meeting.objects.filter(held_on=facts["held_on"]).exists():
            _enter(facts, by=by)


def _enter(facts: dict, *, by: Actor) -> None:
    """A meeting of the past under the Terms and the chairs of its day; who presided is named as in Latin letters."""
    day, presiding = facts["held_on"], facts.get("presiding")
    person = Person.objects.filter(latin_name=presiding).first() if presiding else None
    under = {"terms": terms_on(day), "chairing_term": chairs.leading(day), "presiding": person}
    with creating(Meeting, "meetings.meeting.enter", by=by) as make:
        make(**facts | under, status=MeetingStatus.HELD)
