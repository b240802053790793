"""What approved minutes give birth to in their own room: the numbered outcomes."""

from iiwg.audit.actors import Actor
from meetings.minutes.enums import OUTCOME_OF_LINE
from meetings.minutes.models import Minutes, Outcome
from meetings.minutes.texts.minutes import lines_of, text_of


def create(minutes: Minutes, *, by: Actor) -> None:
    """Each decided, recommended or agreed line becomes one outcome, once however often it is tried."""
    for line in lines_of(minutes):
        kind = OUTCOME_OF_LINE.get(line.kind)
        if kind:
            Outcome.objects.get_or_create(
                line=line,
                defaults={
                    "meeting": minutes.meeting,
                    "kind": kind,
                    "number": line.number,
                    "language": minutes.language,
                    "text": text_of(line, minutes.language),
                    "facility": line.facility,
                    "addressee": line.responsible,
                    "lpi_version": line.lpi_version,
                    "terms": line.terms,
                },
            )
