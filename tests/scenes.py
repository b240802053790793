"""Ready scenes of the procedure, played by the cast through the real services."""

import datetime
import html
import re

from django.utils import timezone

from meetings.agenda import services as agendas
from meetings.attendance import services as attendance
from meetings.meeting.models import Meeting
from meetings.meeting.services import meetings
from meetings.minutes.services import approvals, corrigenda, lines
from members.terms.services import terms
from tests.replay import scene


def day(offset: int = 0) -> datetime.date:
    """A day counted from today."""
    return timezone.localdate() + datetime.timedelta(days=offset)


def planned(cast, offset: int = 10, **fields) -> Meeting:
    """A planned meeting with one agenda item."""
    meeting = meetings.plan(
        held_on=day(offset), secretary=cast.secretary_person, by=cast.secretary, **{"sequence": 3, **fields}
    )
    agendas.add_item(meeting, title_en="Safety of the dam", agenda_class="resilience", by=cast.secretary)
    return meeting


@scene
def held(cast, offset: int = -5, **fields) -> Meeting:
    """A held meeting with one person present."""
    meeting = planned(cast, offset, **fields)
    meetings.mark_held(meeting, by=cast.secretary)
    attendance.add(
        meeting, person=cast.member_person, institution=cast.places["CEP"], role="member", by=cast.secretary
    )
    mark_all(cast, meeting)
    return meeting


def mark_all(cast, meeting) -> None:
    """Everybody on the list was there."""
    attendance.mark(meeting, {}, others_present=True, by=cast.secretary)


def minutes(cast, meeting=None, texts=(("decided", "Take note."),), language="en", **details):
    """Draft minutes with lines; an action line gets a responsible institution and a due date."""
    meeting = meeting or held(cast)
    draft = lines.start(meeting, language=language, by=cast.secretary)
    item = meeting.items.first()
    for kind, text in texts:
        line = lines.add_line(draft, item, kind=kind, by=cast.secretary)
        more = dict(details)
        if kind == "action" and "responsible" not in more:
            more |= {"responsible": cast.places["MEWR"], "due_kind": "day", "due_on": day(30)}
        lines.save_line(line, base_version=1, text=text, by=cast.secretary, **more)
    return draft


def digest_of(draft) -> str:
    """The digest of the text of the present round."""
    return draft.texts.get(round=draft.round, authoritative=True).document.sha256


@scene
def sent(cast, **options):
    """Minutes waiting for the leading co-chair."""
    draft = minutes(cast, **options)
    approvals.send_for_approval(draft, by=cast.secretary)
    return draft


@scene
def approved(cast, **options):
    """Minutes approved by the leading co-chair."""
    draft = sent(cast, **options)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    return draft


@scene
def published(cast, **options):
    """Published minutes."""
    draft = approved(cast, **options)
    approvals.publish(draft, by=cast.secretary)
    return draft


@scene
def corrigendum(cast, old="Take note.", new="Take due note.", **options):
    """A corrigendum being written that corrects the first line of published minutes."""
    draft = published(cast, **options)
    row = corrigenda.start(draft, reason="A word was left out.", by=cast.secretary)
    corrigenda.correct(row, line=draft.lines.first(), old=old, new=new, by=cast.secretary)
    return row


@scene
def sent_corrigendum(cast, **options):
    """A corrigendum waiting for the leading co-chair."""
    row = corrigendum(cast, **options)
    approvals.send_for_approval(row, by=cast.secretary)
    return row


@scene
def approved_corrigendum(cast, **options):
    """A corrigendum approved by the leading co-chair."""
    row = sent_corrigendum(cast, **options)
    approvals.approve(row, digest=digest_of(row), by=cast.leading)
    return row


@scene
def published_corrigendum(cast, **options):
    """A published corrigendum."""
    row = approved_corrigendum(cast, **options)
    approvals.publish(row, by=cast.secretary)
    return row


def reports_opened(cast):
    """Terms of Reference that apply from today and open reports to observers."""
    draft = terms.copy_to_draft(cast.terms, code="OPEN", by=cast.secretary)
    terms.change_draft(draft, observers_read_reports=True, by=cast.secretary)
    terms.apply_provisionally(draft, starts_on=day(), by=cast.secretary)
    return draft


def pdf_text(content: bytes) -> str:
    """The text of a PDF as a reader's search finds it, spaces made single."""
    from io import BytesIO

    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def press(client, address: str, headers: dict[str, str] | None = None, **data: str):
    """Press the button of a page that shows its letters first, and then *Send* under them; the last answer."""
    page = client.post(address, data, headers=headers)
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode())
    hidden = {name: html.unescape(value) for name, value in found}
    return client.post(address, data | hidden, headers=headers) if "shown" in hidden else page
