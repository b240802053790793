"""A house that holds one object of every kind at once, for tests that walk through all of it."""

from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile

from actions.items.models import ActionItem
from iiwg.accounts.models import User
from iiwg.documents.services import store_file
from meetings.agenda import services as agendas
from meetings.agenda.models import AgendaPaper
from meetings.meeting.models import Meeting, MeetingPaper
from meetings.minutes.models import Minutes
from meetings.minutes.services import corrigenda
from members.calendar.models import Holiday
from members.chairs.models import ChairingTerm
from members.establishment.models import Playbook
from members.institutions.models import Institution, InstitutionParent, Succession
from members.nominations.models import StepTemplate
from members.people.models import Person
from members.terms.models import TermsOfReference
from tests import objects, scenes


def pdf(name="paper.pdf") -> SimpleUploadedFile:
    """A file that was handed in."""
    return SimpleUploadedFile(name, b"%PDF-1.4\n%%EOF\n")


@dataclass
class House:
    """The objects by what tests call them; `chosen` where the last of a model is not the one to take."""

    chosen: dict
    named: dict

    def one(self, model):
        """An object of a model."""
        return self.chosen.get(model) or model._base_manager.order_by("pk").last()


def build(cast) -> House:
    """One object of every kind; minutes wait for approval, an older meeting left an action item."""
    older = scenes.held(cast, offset=-30, sequence=7)
    corrected = scenes.published(cast, texts=(("action", "Report."),), meeting=older)
    correction = corrigenda.start(corrected, reason="A word was left out.", by=cast.secretary)
    corrigenda.correct(
        correction, line=corrected.lines.get(), old="Report.", new="Report soon.", by=cast.secretary
    )
    waiting = scenes.sent(cast)
    planned = scenes.planned(cast, sequence=9)
    agendas.send(planned, is_final=False, by=cast.secretary)
    kinds = (
        "nomination",
        "list of participating institutions",
        "composition",
        "step of establishment",
        "facility",
    )
    made = {kind: objects.OBJECTS[kind](cast) for kind in kinds}
    deputy = objects.deputy(cast)
    for extra in (paper_of, calendar_and_steps):
        extra(cast, planned)
    InstitutionParent.objects.create(institution=cast.places["CEP"], parent=cast.places["MEWR"])
    Succession.objects.create(before=cast.places["CEP"], after=cast.places["MINT"], starts_on=scenes.day())
    request = made["nomination"].request
    return House(
        chosen={
            Institution: cast.places["MEWR"],
            Person: cast.member_person,
            TermsOfReference: cast.terms,
            ChairingTerm: cast.lead_term,
            User: cast.observer,
            Meeting: planned,
            Minutes: waiting,
        },
        named={
            "institution": cast.places["MEWR"],
            "unit": cast.places["MEWR"],
            "person": cast.member_person,
            "user": cast.observer,
            "email": "new@example.org",
            "terms": cast.terms,
            "term": cast.lead_term,
            "delegation": deputy,
            "step": request.steps.first(),
            "template": StepTemplate.objects.get(),
            "origin": ActionItem.objects.get().line,
            "minutes": waiting,
            "meeting": planned,
        },
    )


def paper_of(cast, meeting: Meeting) -> None:
    """A paper of a meeting and one of its agenda item, and a thing to prepare."""
    document = store_file(pdf(), by=cast.secretary)
    AgendaPaper.objects.create(item=meeting.items.first(), document=document)
    MeetingPaper.objects.create(meeting=meeting, document=document)
    meeting.preparation_tasks.get_or_create(title="Hall", due_on=scenes.day(3))


def calendar_and_steps(cast, meeting: Meeting) -> None:
    """A day off, a playbook, a template of steps and steps of a request, a signatory."""
    from members.nominations.models import NominationRequest

    Holiday.objects.create(country="TJ", day=scenes.day(40), name="Day")
    Playbook.objects.create(code="kz", name="Playbook").steps.create(ordinal=1, title_en="Order")
    StepTemplate.objects.create(name="Template").steps.create(ordinal=1, title="Visa")
    NominationRequest.objects.get().steps.create(ordinal=1, title="Visa", planned_on=scenes.day(5))
    cast.terms.signatories.create(institution=cast.places["MEWR"])
