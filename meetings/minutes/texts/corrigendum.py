"""The words of a corrigendum: what stands where in the minutes, what is to be read instead, and how it is cited."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from iiwg.pages.dates import long_date
from iiwg.pages.languages import current_language
from meetings.agenda.texts import group_name, numbers_of
from meetings.minutes.enums import DueKind
from meetings.minutes.models import Correction, Corrigendum, Line, Minutes
from meetings.minutes.texts.due import due_in_words
from meetings.minutes.texts.minutes import minutes_title, printed_lines, text_of


@dataclass(frozen=True)
class Reading:
    """What stands in minutes and what is to be read instead; is_quoted: in their language, else in the active one."""

    old: str
    new: str
    is_quoted: bool = False


def name_of(corrigendum: Corrigendum) -> str:
    """“Corrigendum 2”; “Corrigendum” until it has its number."""
    if corrigendum.ordinal is None:
        return _("Corrigendum")
    return _("Corrigendum %(number)d") % {"number": corrigendum.ordinal}


def cited(corrigendum: Corrigendum, language: str) -> str:
    """“Corrigendum 2 of 3 December 2026”: an approved one, with the day of its approval."""
    day = long_date(timezone.localdate(corrigendum.approved_at), language)
    with translation.override(language):
        return _("Corrigendum %(number)d of %(day)s") % {"number": corrigendum.ordinal, "day": day}


def cited_of(line: Line) -> list[str]:
    """The corrigenda that correct a line, in the active language: those the reader is told of (`with_corrections`)."""
    found = (row.corrigendum for row in line.announced_corrections)
    return list(dict.fromkeys(cited(row, current_language()) for row in found))


def cited_in(minutes: Minutes) -> list[str]:
    """The corrigenda to minutes, in the active language: those the reader is told of (`with_corrigenda`)."""
    return [cited(row, current_language()) for row in minutes.announced_corrigenda]


def correction_note(corrigenda: list[str]) -> str:
    """“Corrected: Corrigendum 2 of 3 December 2026”; empty where nothing is corrected."""
    return _("Corrected: %(words)s") % {"words": "; ".join(corrigenda)} if corrigenda else ""


def corrected_by(paper: Minutes | Corrigendum, language: str) -> list[str]:
    """The published corrigenda to minutes, cited in a language: a file is for every reader; a corrigendum has none."""
    if isinstance(paper, Corrigendum):
        return []
    return [cited(row, language) for row in paper.corrigenda.published()]


def corrigendum_title(corrigendum: Corrigendum, language: str) -> str:
    """“Corrigendum 2. Minutes of the meeting of 15 May 2024”, the title of the file."""
    with translation.override(language):
        return f"{name_of(corrigendum)}. {minutes_title(corrigendum.minutes, language)}"


def corrigendum_html(corrigendum: Corrigendum, language: str) -> str:
    """The whole text with fixed words in a language; reason and words are in that of the minutes."""
    minutes = corrigendum.minutes
    with translation.override(language):
        places = places_of(minutes)
        rows = corrigendum.corrections.select_related("line__minutes", "line__due_meeting")
        context = {
            "corrigendum": corrigendum,
            "minutes": minutes,
            "name": name_of(corrigendum),
            "minutes_title": minutes_title(minutes, language),
            "group": group_name(minutes.meeting, language),
            "corrections": [
                {"place": places[row.line_id] if row.line_id else row.place, "reading": reading}
                for row in rows
                for reading in readings_of(row)
            ],
        }
        return render_to_string("meetings/minutes/print/corrigendum.html", context)


def readings_of(correction: Correction) -> Iterator[Reading]:
    """What a correction changes: words of the minutes, and a due date."""
    if correction.old:
        yield Reading(correction.old, correction.new, is_quoted=True)
    if correction.line and correction.due_on:
        head = pgettext("minutes", "Due")
        before, now = due_at(correction.line), due_in_words(DueKind.DAY, correction.due_on)
        yield Reading(f"{head}: {before or _('not recorded')}", f"{head}: {now}")


def places_of(minutes: Minutes) -> dict[int, str]:
    """Where each line stands, by its id: “item 2, line 1 (Decided 3/2026-1)”."""
    numbers, places, last, count = numbers_of(minutes.meeting), {}, None, 0
    for line in printed_lines(minutes):
        count = count + 1 if line.item_id == last else 1
        last = line.item_id
        places[line.pk] = _("item %(item)d, line %(line)d (%(kind)s)") % {
            "item": numbers[line.item_id],
            "line": count,
            "kind": f"{line.get_kind_display()} {line.number}".strip(),
        }
    return places


def words_at(minutes: Minutes, line: Line | None) -> str:
    """The words of a line, or of the whole approved text, as the corrigenda in force have them read; spaces made single."""
    if line is None:
        text = minutes.texts.select_related("document").get(round=minutes.round, authoritative=True)
        words = unescape(strip_tags(text.document.html.replace("<", " <")))
    else:
        words = text_of(line, minutes.language)
    words = " ".join(words.split())
    made = Correction.objects.filter(corrigendum__in=minutes.corrigenda.in_force(), line=line).exclude(old="")
    for row in made.in_order():
        words = words.replace(" ".join(row.old.split()), " ".join(row.new.split()), 1)
    return words


def due_at(line: Line) -> str:
    """The due date of a line in words of the active language, as the corrigenda in force have it; empty where it has none."""
    in_force = line.minutes.corrigenda.in_force()
    if made := line.corrections.filter(corrigendum__in=in_force).of_due_dates().last():
        return due_in_words(DueKind.DAY, made.due_on)
    return due_in_words(line.due_kind, line.due_on, line.due_meeting, line.offset_days)
