"""Fix what is sent for approval: its numbers, and its exact text with its SHA-256. Inside the door of a verb."""

from iiwg.audit.actors import Actor
from iiwg.documents.services import store_text
from iiwg.pages.languages import SITE_LANGUAGES
from meetings.meeting.enums import Preparation
from meetings.meeting.services.meetings import take_chairing_term
from meetings.meeting.services.preparation import finish
from meetings.minutes.enums import LineKind
from meetings.minutes.models import Corrigendum, Line, Minutes
from meetings.minutes.services import corrigenda
from meetings.minutes.texts.minutes import lines_of
from meetings.minutes.texts.papers import Paper, html_of, title_of
from members.terms.enums import NumberKind
from members.terms.services import numbers

NUMBER_OF_LINE = {
    LineKind.DECIDED: NumberKind.DECISION,
    LineKind.RECOMMENDED: NumberKind.RECOMMENDATION,
    LineKind.AGREED: NumberKind.AGREEMENT,
    LineKind.ACTION: NumberKind.ACTION,
}


def give_numbers(paper: Paper, *, who: Actor) -> None:
    """The numbers that stand in the text: of outcomes and action items, or of the corrigendum."""
    if isinstance(paper, Corrigendum):
        corrigenda.give_number(paper)
        return
    take_chairing_term(paper.meeting, by=who)
    _number_lines(paper)
    finish(paper.meeting, Preparation.MINUTES, by=who)


def _number_lines(minutes: Minutes) -> None:
    """Numbers of outcomes and action items; one that was given is kept, and none is given twice."""
    meeting = minutes.meeting
    for line in lines_of(minutes):
        kind = NUMBER_OF_LINE.get(line.kind)
        if kind and not line.number:
            number = numbers.take(
                kind,
                terms=meeting.terms,
                meeting_id=meeting.pk,
                meeting_number=str(meeting.sequence or meeting.number or ""),
                on=meeting.held_on,
            )
            Line.objects.filter(pk=line.pk).update(number=number)


def seal(paper: Paper, *, who: Actor) -> str:
    """Keep the exact text in every interface language; the digest of the authoritative one."""
    digest = ""
    for language in dict.fromkeys((paper.language, *SITE_LANGUAGES)):
        document = store_text(
            html_of(paper, language),
            title=title_of(paper, language),
            language=language,
            access=paper.meeting.access,
            by=who,
        )
        is_authoritative = language == paper.language
        paper.texts.create(
            round=paper.round, language=language, authoritative=is_authoritative, document=document
        )
        digest = document.sha256 if is_authoritative else digest
    return digest
