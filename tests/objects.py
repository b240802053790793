"""One object of every kind and state the permission table speaks of, made through the real services."""

from actions.items.models import ActionItem
from meetings.agenda import services as agendas
from members.chairs.services import delegation
from members.establishment import services as establishment
from members.nominations.services import requests
from members.seats.services import composition, lpi
from tests import scenes
from tests.members.nominations.test_nominations import submitted
from tmf_registry.facilities import services as facilities


def deputy(cast):
    """The leading co-chair lets a deputy act."""
    return delegation.delegate(
        cast.lead_term,
        person=cast.secretary_person,
        starts_on=scenes.day(),
        ends_on=scenes.day(5),
        by=cast.leading,
    )


def facility(cast, access="members"):
    """A facility of the operator."""
    return facilities.add(
        by=cast.secretary,
        source="A",
        name_en="Pond",
        country="TJ",
        access=access,
        operator=cast.places["OPERATOR"],
    )


def item(cast, access="members"):
    """An agenda item of a planned meeting."""
    meeting = scenes.planned(cast)
    return agendas.add_item(
        meeting, title_en="More", agenda_class="resilience", access=access, by=cast.secretary
    )


def action(cast, **meeting):
    """An action item of MEWR from published minutes."""
    scenes.published(cast, texts=(("action", "Report."),), meeting=scenes.held(cast, **meeting))
    return ActionItem.objects.get()


def opened_action(cast):
    """An action item of MEWR under Terms of Reference that open reports to observers."""
    scenes.reports_opened(cast)
    return action(cast)


def step(cast):
    """A planned step towards the establishment."""
    return establishment.add(title_en="Order", by=cast.secretary)


# MEWR is the institution of the focal point; MINT leads, COES leads next; OPERATOR runs the facility.
OBJECTS = {
    "the site": lambda cast: None,
    "account of somebody else": lambda cast: cast.observer,
    "own account": lambda cast: cast.administrator,
    "institution": lambda cast: cast.places["MEWR"],
    "person": lambda cast: cast.member_person,
    "terms of reference": lambda cast: cast.terms,
    "list of participating institutions": lambda cast: lpi.prepare_next(by=cast.secretary),
    "composition": lambda cast: composition.write(by=cast.secretary),
    "step of establishment": step,
    "chairing term of today": lambda cast: cast.lead_term,
    "next chairing term": lambda cast: cast.next_term,
    "delegation to a deputy": deputy,
    "request for a nomination": lambda cast: submitted(cast).request,
    "nomination": submitted,
    "letter": lambda cast: requests.first_letter(submitted(cast).request),
    "facility": facility,
    "restricted facility": lambda cast: facility(cast, "restricted"),
    "meeting": scenes.planned,
    "restricted meeting": lambda cast: scenes.planned(cast, access="restricted"),
    "agenda item": item,
    "restricted agenda item": lambda cast: item(cast, "restricted"),
    "minutes being written": scenes.minutes,
    "minutes waiting for approval": scenes.sent,
    "approved minutes": scenes.approved,
    "published minutes": scenes.published,
    "published minutes of a restricted meeting": lambda cast: scenes.published(
        cast, meeting=scenes.held(cast, access="restricted")
    ),
    "corrigendum being written": scenes.corrigendum,
    "corrigendum waiting for approval": scenes.sent_corrigendum,
    "approved corrigendum": scenes.approved_corrigendum,
    "published corrigendum": scenes.published_corrigendum,
    "published corrigendum of a restricted meeting": lambda cast: scenes.published_corrigendum(
        cast, meeting=scenes.held(cast, access="restricted")
    ),
    "action item": action,
    "action item where the Terms open reports to observers": opened_action,
    "action item of a restricted meeting": lambda cast: action(cast, access="restricted"),
}
