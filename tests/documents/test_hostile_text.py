"""Whatever people type into any field, every printed document says the same in its three forms, and fetches nothing.

The list of print templates is read from the disk: a new one needs a scene here that prints it.
"""

import socket
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test.signals import template_rendered

from iiwg.desk.handover import pack as handover
from iiwg.documents.rendering import render_text
from iiwg.pages.languages import fields_of
from meetings.agenda import services as agendas
from meetings.agenda.models import AgendaItem
from meetings.agenda.texts import agenda_html
from meetings.attendance import services as attendance
from meetings.attendance.texts import participants_html, sign_in_html
from meetings.minutes.services import corrigenda, lines, printing
from meetings.minutes.texts.corrigendum import corrigendum_html
from meetings.minutes.texts.minutes import minutes_html
from members.nominations.services import requests
from members.nominations.texts import nomination_html, reminder_html, request_html, status_html
from members.seats.models import LpiVersion
from members.seats.services import composition as seats
from members.seats.services import lpi
from members.seats.texts.composition import composition_html
from members.seats.texts.lists import lpi_html
from tests import objects, scenes
from tests.documents.reading import letters_of_pdf, links_and_pictures, words_of_docx, words_of_html
from tests.members.nominations.test_nominations import submitted

pytestmark = pytest.mark.django_db
PRINTED = sorted(path.relative_to(root).as_posix() for root in [Path(settings.BASE_DIR) / "templates"]
                 for path in root.rglob("print/[!_]*.html"))  # fmt: skip
INNOCENT = 'Order <No. 5> "of" A & B\'s'
# A PDF draws bullets after everything else of a page, and the head of a table again on the next page.
IN_ORDER = "<style>ul, ol { list-style: none } thead { display: table-row-group }</style>"
SHORT = 50  # characters: shorter fields hold codes, not words
COMPUTED = {"folded", "alphabet", *fields_of("alphabet"), "email_folded", "digest", "pattern"}


@pytest.fixture
def listener():
    """A door on the loopback that nobody should knock at."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0)
        yield door


def knocks(door) -> int:
    """How often somebody has knocked."""
    count = 0
    try:
        while True:
            door.accept()[0].close()
            count += 1
    except BlockingIOError:
        return count


@pytest.fixture
def texts(listener):
    """Hostile and innocent text, the longest first: a field takes the first that fits."""
    place = f"http://127.0.0.1:{listener.getsockname()[1]}"
    picture = f"<img src={place}/x>"
    return [
        f"{picture} <a href={place}/y>z</a> </td><script>go()</script> &lt;img src=/etc/hostname&gt; {INNOCENT}",
        f"{picture} {INNOCENT}",
        f"{picture} & <No. 5>",
    ]


@pytest.fixture
def fill(texts, unsealed):
    """A function that writes these texts into every text field of every object of the rooms."""

    def fill_all():
        with unsealed():
            for model in apps.get_models():
                if model.__module__.split(".")[0] in ("members", "tmf_registry", "meetings", "actions"):
                    for row in model._base_manager.all():
                        model._base_manager.filter(pk=row.pk).update(**_filled(model, row.pk, texts))

    return fill_all


def _filled(model, key: int, texts: list[str]) -> dict[str, str]:
    """The text for each field of a model that people write words into."""
    found = {}
    for field in model._meta.concrete_fields:
        if not isinstance(field, models.CharField | models.TextField) or field.choices:
            continue
        room = field.max_length or 1000
        if room >= SHORT and field.name not in COMPUTED:
            found[field.name] = (
                next(text for text in texts if len(text) + 6 <= room) + f" {key}" * field.unique
            )
    return found


def _meeting(cast):
    """A held meeting with a guest and a written list of speakers."""
    meeting = scenes.held(cast)
    attendance.add(
        meeting, name="Guest", title="Expert", institution_text="Abroad", role="invitee", by=cast.secretary
    )
    scenes.mark_all(cast, meeting)
    agendas.add_item(meeting, title_en="More", speaker_text="Guest", agenda_class="other", by=cast.secretary)
    return meeting


def agenda(cast, fill):
    """An agenda with a speaker who is only named."""
    meeting = scenes.planned(cast)
    AgendaItem.objects.update(speaker_text="Guest")
    fill()
    return agenda_html(type(meeting).objects.get(pk=meeting.pk), "en")


def participants(cast, fill):
    """The list of participants."""
    meeting = _meeting(cast)
    fill()
    return participants_html(type(meeting).objects.get(pk=meeting.pk), "en")


def sign_in(cast, fill):
    """The sign-in sheet."""
    meeting = _meeting(cast)
    fill()
    return sign_in_html(type(meeting).objects.get(pk=meeting.pk), "en")


def minutes(cast, fill):
    """Minutes with a speaker, every kind of line, an action plan and an annexed list."""
    version = lpi.prepare_next(by=cast.secretary)
    lpi.propose(version, by=cast.secretary)
    kinds = ("heard", "spoke", "decided", "recommended", "agreed", "action", "note")
    draft = scenes.minutes(cast, _meeting(cast), texts=[(kind, "Words.") for kind in kinds])
    spoken, decision = draft.lines.get(kind="spoke"), draft.lines.get(kind="decided")
    speaker = draft.meeting.attendance.get(name="Guest")
    lines.save_line(spoken, base_version=2, text="Words.", speaker=speaker, by=cast.secretary)
    lines.save_line(decision, base_version=2, text="Words.", lpi_version=version, by=cast.secretary)
    fill()
    return minutes_html(type(draft).objects.get(pk=draft.pk), "en")


def front(cast, fill):
    """What stands before minutes that are to be signed."""
    draft = scenes.sent(cast)
    fill()
    return printing.printed(type(draft).objects.get(pk=draft.pk), "en").front


def corrigendum(cast, fill):
    """A corrigendum to minutes."""
    row = corrigenda.start(scenes.published(cast), reason="A word.", by=cast.secretary)
    corrigenda.correct(row, place="the head", old="MINUTES", new="Minutes", by=cast.secretary)
    fill()
    return corrigendum_html(type(row).objects.get(pk=row.pk), "en")


def lpi_list(cast, fill):
    """The List of Participating Institutions."""
    fill()
    return lpi_html(LpiVersion.objects.get(), "en", scenes.day())


def composition(cast, fill):
    """The composition of persons, approved by an act."""
    made = seats.write(by=cast.secretary)
    seats.approve(made, act="Order", act_date=scenes.day(), by=cast.secretary)
    made = type(made).objects.get(pk=made.pk)
    made.act = INNOCENT  # a composition that was approved is sealed
    fill()
    return composition_html(made, "en")


def pack(cast, fill):
    """The hand-over pack: action items, decisions, letters, nominations, drafts, the next meeting."""
    objects.action(cast)
    submitted(cast)
    scenes.minutes(cast, scenes.held(cast, sequence=4))
    scenes.planned(cast, 20, sequence=5)
    fill()
    return handover.html(type(cast.lead_term).objects.get(pk=cast.lead_term.pk), "en", cast.secretary)


def _asked(cast, fill):
    """A nomination, its request, the letter that asked, and the Terms, all filled."""
    made = submitted(cast)
    fill()
    nomination = type(made).objects.get(pk=made.pk)
    return nomination, nomination.request, requests.first_letter(nomination.request)


def _signatory(cast) -> tuple[str, str]:
    row = type(cast.secretary_person).objects.get(pk=cast.secretary_person.pk)
    return row.posts.first().title_en, row.full_name("en")


def nomination_request(cast, fill):
    """The letter that asks for a nomination."""
    _nomination, request, _first = _asked(cast, fill)
    request.language = "en"
    return request_html(request, terms=_terms(cast), signatory=_signatory(cast))


def nomination_reminder(cast, fill):
    """The reminder of it."""
    _nomination, request, first = _asked(cast, fill)
    request.language = "en"
    first.our_date = scenes.day()
    return reminder_html(
        request, terms=_terms(cast), first=first, on=scenes.day(), signatory=_signatory(cast)
    )


def nomination_letter(cast, fill):
    """The draft of the answer."""
    nomination, _request, first = _asked(cast, fill)
    first.our_date = scenes.day()
    secretariat = nomination.seat.unit.name("en")
    return nomination_html(
        nomination.seat, nomination, terms=_terms(cast), secretariat=secretariat, first=first, language="en"
    )


def nomination_status(cast, fill):
    """The page for the head."""
    nomination, _request, _first = _asked(cast, fill)
    words = nomination.seat.unit.name("en")
    row = {"institution": words, "capacity": words, "stage": words, "days": 3, "due": words, "late": True}
    return status_html([row, row | {"late": False}], group=words, on=scenes.day(), language="en")


def _terms(cast):
    return type(cast.terms).objects.get(pk=cast.terms.pk)


SCENES = {
    "desk/handover/print/pack.html": pack,
    "meetings/agenda/print/agenda.html": agenda,
    "meetings/minutes/print/minutes.html": minutes,
    "meetings/minutes/print/front.html": front,
    "meetings/minutes/print/corrigendum.html": corrigendum,
    "meetings/attendance/print/participants.html": participants,
    "meetings/attendance/print/sign_in.html": sign_in,
    "members/seats/print/lpi.html": lpi_list,
    "members/seats/print/composition.html": composition,
    "members/nominations/print/nomination_letter.html": nomination_letter,
    "members/nominations/print/nomination_reminder.html": nomination_reminder,
    "members/nominations/print/nomination_request.html": nomination_request,
    "members/nominations/print/nomination_status.html": nomination_status,
}


@pytest.mark.parametrize("template", PRINTED)
def test_a_printed_document_says_the_same_in_its_three_forms(cast, fill, listener, template):
    assert template in SCENES, f"{template} needs a scene in {__name__} that prints it with hostile text"
    used = []

    def note(sender, template, **more):
        used.append(template.name)

    template_rendered.connect(note)
    html = SCENES[template](cast, fill)
    template_rendered.disconnect(note)
    assert template in used
    words = words_of_html(html)
    assert INNOCENT in " ".join(words)
    fixed = {"language": "en", "title": "t", "running_title": " "}
    word_file = render_text(html, format="docx", **fixed)
    assert words_of_docx(word_file) == words
    assert links_and_pictures(word_file) == []
    paper = render_text(IN_ORDER + html, format="pdf", **fixed)
    assert letters_of_pdf(paper) == "".join(words).casefold()
    assert knocks(listener) == 0
