"""The minutes in the form used in the region: header, present, agenda, heard – spoke – decided, annexes, signatures.

Headings and fixed words are in the language asked for; the text is in the language it was written in.
"""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from iiwg.pages.dates import long_date
from iiwg.pages.languages import in_language
from iiwg.pages.prose import to_html
from meetings.agenda.models import AgendaItem
from meetings.agenda.texts import group_name, numbers_of
from meetings.attendance.models import institution_on_record
from meetings.attendance.services import unrepresented_in_words
from meetings.attendance.texts import entry_of, institution_name, title_of
from meetings.minutes.enums import OUTCOME_OF_LINE, LineKind, OutcomeKind
from meetings.minutes.models import Minutes
from meetings.minutes.texts.annexes import Adoption, annexes
from meetings.minutes.texts.attended import those_away, those_there
from meetings.minutes.texts.due import due_in_words

LIST_FROM = 15  # from this number on those present are listed in the annex
NUMBERED = {*OUTCOME_OF_LINE, LineKind.ACTION}


def minutes_title(minutes: Minutes, language: str) -> str:
    """“Minutes № 3 of the meeting of 15 May 2024”, the title of the file."""
    meeting = minutes.meeting
    with translation.override(language):
        words = {
            "number": minutes.number,
            "day": long_date(meeting.held_on, language, meeting.date_precision),
        }
        if minutes.number:
            return pgettext("minutes", "Minutes № %(number)s of the meeting of %(day)s") % words
        return pgettext("minutes", "Minutes of the meeting of %(day)s") % words


def heading(kind: str) -> str:
    """The word over lines of a kind."""
    return {
        LineKind.HEARD: pgettext("minutes", "HEARD"),
        LineKind.SPOKE: pgettext("minutes", "STATEMENTS"),
        LineKind.DECIDED: pgettext("minutes", "DECIDED"),
        LineKind.RECOMMENDED: pgettext("minutes", "RECOMMENDED"),
        LineKind.AGREED: pgettext("minutes", "AGREED"),
        LineKind.ACTION: pgettext("minutes", "ACTION ITEMS"),
        LineKind.NOTE: pgettext("minutes", "NOTED"),
    }[LineKind(kind)]


def lines_of(minutes: Minutes):
    """The lines that stand, in order, with what printing needs."""
    return (
        minutes.lines.filter(removed_at__isnull=True, item__removed_at__isnull=True)
        .select_related(
            "item",
            "speaker__person",
            "speaker__institution",
            "responsible",
            "due_meeting",
            "facility",
            "lpi_version",
            "terms",
        )
        .prefetch_related(
            "texts",
            "responsible__names",
            "co_executors__names",
            *(
                f"speaker__{place}__{names}"
                for place in (
                    "institution",
                    "person__posts__institution",
                    "person__chairing_terms__institution",
                )
                for names in ("names", "parents__parent__names")
            ),
        )
        .order_by("item__ordinal", "item_id", "ordinal", "id")
    )


def printed_lines(minutes: Minutes):
    """The lines under items that are printed: a restricted item of an open meeting is not."""
    return lines_of(minutes).filter(item__in=numbers_of(minutes.meeting))


def text_of(line, language: str) -> str:
    """The text of a line in a language."""
    return next((row.text for row in line.texts.all() if row.language == language), "")


def minutes_html(minutes: Minutes, language: str) -> str:
    """The whole text with fixed words in a language."""
    meeting = minutes.meeting
    with translation.override(language):
        sections, plan = _sections(minutes, language)
        there = those_there(meeting, language)
        context = {
            "minutes": minutes,
            "meeting": meeting,
            "language": language,
            "group": group_name(meeting, language),
            "parent_body": parent_body(meeting, language),
            "place": in_language(meeting, "place", language),
            "day": long_date(meeting.held_on, language, meeting.date_precision),
            "presiding": _signature(meeting.presiding, meeting, language),
            "secretary": _signature(meeting.secretary, meeting, language),
            "there": there,
            "listed": sum(party.count for party in there) < LIST_FROM,
            "away": those_away(meeting, language),
            "unrepresented": unrepresented_in_words(meeting, language),
            "sections": sections,
            "control": _control(minutes, language),
        }
        context["annexes"] = annexes(minutes, language, {**context, "plan": plan}, _adoptions(minutes))
        return render_to_string("meetings/minutes/print/minutes.html", context)


def _adoptions(minutes: Minutes) -> list[Adoption]:
    """Each list a decision adopts, and that decision by its name: “Decision 3/2026-1”."""
    found = []
    for line in printed_lines(minutes):
        if line.lpi_version:
            kind = OUTCOME_OF_LINE.get(line.kind, OutcomeKind.DECISION)
            decision = f"{OutcomeKind(kind).label} {line.number}".strip()
            found.append(Adoption(line.lpi_version, line.adopts_from, decision))
    return found


def _control(minutes: Minutes, language: str) -> str:
    """Who watches over the execution of what was decided, by the name of the day; "" where nobody is named."""
    body = minutes.controlled_by
    return body.name(language, minutes.meeting.held_on) if body else ""


def parent_body(meeting, language: str) -> str:
    """The body the group belongs to, where its Terms name one (p17, p18), by its name of the day."""
    body = meeting.terms.parent_body if meeting.terms else None
    return body.name(language, meeting.held_on) if body else ""


def _signature(person, meeting, language: str) -> dict:
    """A person's name and title on the day of the meeting."""
    if person is None:
        return {"name": "", "title": ""}
    day = meeting.held_on
    institution = institution_on_record(person, day)
    return {
        "name": person.full_name(language),
        "title": title_of(person, institution, language, day),
        "institution": institution.name(language, day) if institution else "",
    }


def _sections(minutes: Minutes, language: str) -> tuple[list[dict], list[dict]]:
    """Every agenda item that has a number, with its lines under headings, and the action plan."""
    sections: dict[int, dict] = {}
    numbers = numbers_of(minutes.meeting)
    items = AgendaItem.objects.select_related("speaker").in_bulk(numbers)
    for pk, number in numbers.items():
        item = items[pk]
        speaker = item.speaker.full_name(language) if item.speaker else item.speaker_text
        title = in_language(item, "title", language)
        sections[pk] = {"number": number, "title": title, "speaker": speaker, "blocks": [], "count": 0}
    plan = []
    for line in printed_lines(minutes):
        section = sections[line.item_id]
        if not section["blocks"] or section["blocks"][-1]["kind"] != line.kind:
            section["blocks"].append({"kind": line.kind, "heading": heading(line.kind), "lines": []})
        row = _line(line, section, minutes, language)
        section["blocks"][-1]["lines"].append(row)
        if line.kind == LineKind.ACTION:
            plan.append(row)
    return list(sections.values()), plan


def _line(line, section: dict, minutes: Minutes, language: str) -> dict:
    sub = ""
    if line.kind in NUMBERED:
        section["count"] += 1
        sub = f"{section['number']}.{section['count']}"
    day = minutes.meeting.held_on
    speaker = ""
    if line.speaker:
        entry = entry_of(line.speaker, language, day)
        speaker = ", ".join(
            part for part in (entry.name, entry.title, institution_name(line.speaker, language, day)) if part
        )
    html = to_html(text_of(line, minutes.language))
    return {
        "sub": sub,
        "number": line.number,
        "html": mark_safe(html),
        "numbered_html": mark_safe(_numbered(html, sub, line.number)),
        "speaker": speaker,
        "responsible": line.responsible.name(language, day) if line.responsible else "",
        "co_executors": [institution.name(language, day) for institution in line.co_executors.all()],
        "due": due_in_words(line.due_kind, line.due_on, line.due_meeting, line.offset_days),
        "adopts": _adopted(line, language),
    }


def _numbered(html: str, sub: str, number: str) -> str:
    """The text of a line behind its number in the minutes and its own, in one paragraph: “1.1. № 3/2026-1. Take note.”"""
    if not sub:
        return html
    mark = format_html("<strong>{}.</strong>{}", sub, f" № {number}." if number else "")
    if html.startswith("<p>"):
        return f"<p>{mark} {html.removeprefix('<p>')}"
    return f"<p>{mark}</p>{html}"


def _adopted_list(line, language: str) -> str:
    if line.applies_from is None:
        return _("Adopted: List of Participating Institutions, version %(number)d (annexed).") % {
            "number": line.lpi_version.number
        }
    return _("Adopted from %(day)s: List of Participating Institutions, version %(number)d (annexed).") % {
        "day": long_date(line.applies_from, language),
        "number": line.lpi_version.number,
    }


def _adopted(line, language: str) -> str:
    """What a decision adopts, in the text that is approved: a list, a version of the Terms of Reference."""
    if line.lpi_version:
        return _adopted_list(line, language)
    if line.terms:
        name = in_language(line.terms, "label", language) or line.terms.code
        return _("Agreed: Terms of Reference, version “%(name)s”. They come into force by their act.") % {
            "name": name
        }
    return ""
