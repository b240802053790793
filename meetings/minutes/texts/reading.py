"""What helps to read a text in five minutes: what it decides, and what changed since the round before."""

from dataclasses import dataclass
from difflib import SequenceMatcher

import tinyhtml5
from django.utils.safestring import SafeString, mark_safe

from iiwg.pages.languages import current_language
from iiwg.pages.prose import to_html
from meetings.minutes.enums import OUTCOME_OF_LINE, LineKind, OutcomeKind
from meetings.minutes.models import Minutes
from meetings.minutes.texts.due import due_in_words
from meetings.minutes.texts.minutes import NUMBERED, printed_lines, text_of
from meetings.minutes.texts.papers import Paper, html_of

BLOCKS = {"h1", "h2", "h3", "p", "li", "tr"}


@dataclass(frozen=True)
class Decided:
    """One decision, recommendation, agreement or action item of minutes, as its reader needs it."""

    kind: str  # "Decision", in the reader's language
    number: str
    html: SafeString  # in the language of the minutes
    responsible: str
    due: str


@dataclass(frozen=True)
class Change:
    """A place where two texts differ: the blocks that stood there, the blocks that stand there now."""

    before: list[str]
    now: list[str]


def what_is_decided(minutes: Minutes) -> list[Decided]:
    """What minutes decide, recommend, agree and entrust, in the order of the text."""
    language, day = current_language(), minutes.meeting.held_on
    return [
        Decided(
            kind=_kind_in_words(line.kind),
            number=line.number,
            html=mark_safe(to_html(text_of(line, minutes.language))),
            responsible=line.responsible.name(language, day) if line.responsible else "",
            due=due_in_words(line.due_kind, line.due_on, line.due_meeting, line.offset_days),
        )
        for line in printed_lines(minutes)
        if line.kind in NUMBERED
    ]


def _kind_in_words(kind: str) -> str:
    """Decision, recommendation, agreement, action item."""
    outcome = OUTCOME_OF_LINE.get(LineKind(kind))
    return str(OutcomeKind(outcome).label if outcome else LineKind(kind).label)


def changed_since_last_round(minutes: Minutes) -> list[Change] | None:
    """Where the sealed text differs from that of the round before; None in the first round."""
    texts = minutes.texts.filter(authoritative=True).select_related("document").order_by("-round")[:2]
    if len(texts) < 2:
        return None
    now, before = texts
    return differences(before.document.html, now.document.html)


def is_as_returned(paper: Paper) -> bool:
    """Whether a returned text still says, word by word, what it said when it was sent."""
    sent = paper.texts.filter(authoritative=True).order_by("-round").select_related("document").first()
    if not paper.is_returned or sent is None:
        return False
    return not differences(sent.document.html, html_of(paper, paper.language))


def differences(before: str, now: str) -> list[Change]:
    """The blocks (paragraphs, headings, list items, rows of tables) in which two HTML texts differ."""
    old, new = _blocks(before), _blocks(now)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Change(old[a:b], new[c:d]) for step, a, b, c, d in steps if step != "equal"]


def _blocks(html: str) -> list[str]:
    """The words of each block of an HTML text; of blocks within each other, those of the innermost."""
    body = tinyhtml5.parse(html, namespace_html_elements=False).find("body")
    blocks = [element for element in body.iter() if element.tag in BLOCKS]
    innermost = [
        block for block in blocks if not any(part.tag in BLOCKS for part in block.iter() if part is not block)
    ]
    words = (" ".join(" ".join(block.itertext()).split()) for block in innermost)
    return [text for text in words if text]
