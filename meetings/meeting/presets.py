"""The known meetings of the groups of Tajikistan and Kazakhstan, with exactly the facts known."""

from datetime import date

from iiwg.audit.actors import Actor
from iiwg.workflow.doors import creating
from meetings.meeting.enums import MeetingKind, MeetingStatus
from meetings.meeting.models import Meeting
from members.institutions.models import Group
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
        "source": "UNECE news (unece.org/media/news/365127)",
        "note": "The group was officially established in January 2022; the day of its first meeting is not known. "
        "Present: emergency, industrial safety, environment and natural resources, environmental regulation and control, "
        "water resources, foreign affairs; non-governmental organisations, operators, academia, international organisations.",
    },
)
KNOWN = {"tj": TAJIKISTAN, "kz": KAZAKHSTAN}


def load(group: Group, *, by: Actor) -> None:
    """When a preset is loaded, enter the meetings known of its group once."""
    for facts in KNOWN.get(group.preset, ()):
        if not Meeting.objects.filter(held_on=facts["held_on"]).exists():
            with creating(Meeting, "meetings.meeting.enter", by=by) as make:
                make(**facts, status=MeetingStatus.HELD, terms=terms_on(facts["held_on"]))
