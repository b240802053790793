"""DEMO founding: steps done and planned, a composition with its act and the next one, the sectors of the authorities."""

import datetime
from typing import Any

from members.establishment import services as establishment
from members.establishment.models import EstablishmentStep, Playbook
from members.institutions import services as institutions
from members.institutions.enums import Sector
from members.seats.services import composition

SECTORS = {
    "STATE_SERVICE": [Sector.INDUSTRIAL_SAFETY],
    "COES": [Sector.EMERGENCIES],
    "CEP": [Sector.ENVIRONMENT],
    "MEWR": [Sector.WATER_RESOURCES],
}
DONE, EACH = 3, 40  # steps that are done, days each took


def begin(cast, today: datetime.date) -> None:
    """Before anybody is nominated: the first steps are done, and an act approved who sat then."""
    by = cast.users["secretariat"]
    establishment.apply_playbook(Playbook.objects.get(code="TJ"), by=by)
    begun = today - datetime.timedelta(days=700)
    for number, step in enumerate(EstablishmentStep.objects.order_by("ordinal")):
        began = begun + datetime.timedelta(days=EACH * number)
        ends = began + datetime.timedelta(days=EACH - 5)
        facts: dict[str, Any] = {"note": "DEMO", "planned_on": ends}
        if number < DONE:
            facts |= {"began_on": began, "done_on": ends, "letter_number": f"DEMO-{number + 1}"}
        establishment.change(step, by=by, **facts)
    for code, sectors in SECTORS.items():
        institutions.set_sectors(cast.institutions[code], [sector.value for sector in sectors], by=by)
    first = composition.write(by=by)
    composition.approve(first, act="DEMO 1", act_date=today - datetime.timedelta(days=30), by=by)


def go_on(cast) -> None:
    """After the nominations: the next composition waits for its act."""
    composition.write(by=cast.users["secretariat"])
