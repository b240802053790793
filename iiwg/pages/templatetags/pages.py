"""Template tags every page uses. They take plain values."""

import datetime
import re
from functools import cache
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.shortcuts import resolve_url
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from iiwg.pages.dates import long_date
from iiwg.pages.languages import current_language, text_and_language
from iiwg.pages.numbers import with_sign
from iiwg.pages.panels import panels_of
from iiwg.pages.prose import to_html

register = template.Library()
LANGUAGE_MARK = re.compile(r'<span class="lang-tag">.*?</span>')
BADGE_ICONS = {
    "draft": "pencil",
    "waiting": "hourglass-split",
    "done": "check-circle",
    "overdue": "exclamation-triangle",
    "inactive": "dash-circle",
    "info": "info-circle",
}


@register.simple_tag
@cache
def icon(name: str) -> str:
    """An icon of the sprite; always beside a word. A page shows up to a hundred, all from one file."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static("dist/icons.svg"), name
    )


@register.simple_tag
def badge(kind: str, label) -> str:
    """A status: word, icon and colour."""
    return format_html('<span class="badge badge-{}">{} {}</span>', kind, icon(BADGE_ICONS[kind]), label)


@register.simple_tag
def longdate(day, time=None, precision: str = "day") -> str:
    """A date in words, with the time of day where it is known."""
    if not day:
        return format_html('<span class="quiet">{}</span>', _("not recorded"))
    if isinstance(day, datetime.datetime):
        local = timezone.localtime(day) if timezone.is_aware(day) else day
        day, time = local.date(), time if time is not None else local.time()
    text = long_date(day, current_language(), precision)
    return f"{text}, {time:%H:%M}" if time else text


@register.simple_tag
def translated(obj, field: str) -> str:
    """A field kept in several languages, in the reader's; another language is shown marked, never silently."""
    return marked(*text_and_language(obj, field, current_language()))


@register.simple_tag
def language_name(code: str) -> str:
    """What a language calls itself."""
    return dict(settings.LANGUAGES)[code]


@register.simple_tag
def prose(obj, field: str) -> str:
    """A text of paragraphs and lists kept in several languages, in the reader's; another language is shown marked."""
    text, language = text_and_language(obj, field, current_language())
    html = mark_safe(to_html(text))
    if not text or language == current_language():
        return html
    return format_html('<div lang="{}">{}</div><span class="lang-tag">{}</span>', language, html, language)


def marked(text: str, language: str) -> str:
    """A text as it is where the reader's language is its own, else with a mark that says which it is in."""
    if not text or language == current_language():
        return text
    return format_html('<span lang="{}">{}</span><span class="lang-tag">{}</span>', language, text, language)


@register.filter(is_safe=True)
def without_marks(html: str) -> str:
    """The words alone, for the title of a page: no markup, and no mark that says which language they are in."""
    return strip_tags(LANGUAGE_MARK.sub("", html))


@register.simple_tag
def period(first, last, open_ended: str = " –", precision: str = "day") -> str:
    """From a day to a day: “24 March 2026 – 23 March 2027”; a dash alone says that no last day is known.

    precision: “July 2024 –”, “2022”, where only the month or the year is known.
    """
    begins = longdate(first, precision=precision)
    if not last:
        return format_html("{}{}", begins, open_ended)
    ends = longdate(last, precision=precision)
    return begins if begins == ends else format_html("{} – {}", begins, ends)


@register.simple_tag
def held(row, open_ended: str = " –") -> str:
    """From when to when a dated fact holds, each as exactly as it is known; nothing where neither is."""
    if not row.starts_on and not row.ends_on:
        return ""
    first = longdate(row.starts_on, precision=row.starts_precision)
    if not row.ends_on:
        return format_html("{}{}", first, open_ended)
    return format_html("{} – {}", first, longdate(row.ends_on, precision=row.ends_precision))


@register.simple_tag
def numbered(number, day=None, precision: str = "day") -> str:
    """What an official paper is cited by: “№ 12/4, 3 March 2026”; what is not known is left out."""
    return joined(", ", with_sign(number), longdate(day, precision=precision) if day else "")


@register.simple_tag
def joined(separator: str, *parts) -> str:
    """The parts there are, with a separator between them."""
    return format_html_join(separator, "{}", ((part,) for part in parts if part))


@register.simple_tag
def back_link(label, to, *args) -> str:
    """The way up, above the title of a page: the name of the page above, by its address or the name of its view."""
    arrow = icon("arrow-left")
    return format_html('<a class="back" href="{}">{} {}</a>', resolve_url(to, *args), arrow, label)


@register.simple_tag(takes_context=True)
def nav_link(context, label, view: str, *, exact: bool = False) -> str:
    """A link of a navigation, marked where the reader is: on its page or, unless exact, on one below it."""
    url, here = resolve_url(view), context["request"].path
    is_here = here == url if exact else here.startswith(url)
    current = mark_safe(' aria-current="page"') if is_here else ""
    return format_html('<a href="{}"{}>{}</a>', url, current, label)


@register.simple_tag
def link_if(open_to_reader, label, view: str, *args) -> str:
    """A label, as a link where the reader may open what it names."""
    if not open_to_reader:
        return label
    return format_html('<a href="{}">{}</a>', resolve_url(view, *args), label)


@register.simple_tag
def table_head(*labels) -> str:
    """The head of a table: what each column holds."""
    cells = format_html_join("", "<th>{}</th>", ((label,) for label in labels))
    return format_html("<thead><tr>{}</tr></thead>", cells)


@register.simple_tag(takes_context=True)
def cell(context, column, row) -> str:
    """What a row of a list says in a column; nothing at all where it says nothing, so that a phone leaves it out."""

    def value():
        """What the row says, asked only where it is shown."""
        return column.value(row) if column.value else None

    if not column.template:
        said = value()
        return "" if said is None else said
    drawn = context.render_context.setdefault(cell, {})
    if column.template not in drawn:
        drawn[column.template] = context.template.engine.get_template(column.template)
    with context.push(row=row, value=value):
        return mark_safe(drawn[column.template].render(context).strip())


@register.simple_tag
def fact(label, value) -> str:
    """One line of a list of facts; a value that is not there is said to be not recorded."""
    return format_html("<dt>{}</dt><dd>{}</dd>", label, value or _("not recorded"))


@register.inclusion_tag("components/post_button.html")
def post_button(label, view: str, *args, look: str = "", picture: str = "") -> dict:
    """A form that is nothing but its button; `look` is one or more of small, primary, danger."""
    classes = " ".join(["btn", *(f"btn-{word}" for word in look.split())])
    return {"label": label, "url": resolve_url(view, *args), "classes": classes, "picture": picture}


@register.inclusion_tag("components/paper.html")
def paper(label, url: str, **query) -> dict:
    """A paper in each language of the site: its name, and a button a language; `query`: what else is asked for."""
    addresses = [
        (f"{url}?{urlencode({**query, 'language': code})}", code, name) for code, name in settings.LANGUAGES
    ]
    return {"label": label, "addresses": addresses}


@register.inclusion_tag("components/steps.html")
def steps(items) -> dict:
    """The strip of a procedure."""
    return {"items": items}


@register.inclusion_tag("components/empty.html")
def empty_state(title, text="", url="", label="") -> dict:
    """What would be here, why it is empty, the first step."""
    return {"title": title, "text": text, "url": url, "label": label}


@register.inclusion_tag("components/history.html")
def history(entries) -> dict:
    """What was done to a record."""
    return {"entries": entries}


@register.inclusion_tag("components/transitions.html", takes_context=True)
def transitions(context, moves) -> dict:
    """The steps open to this reader as buttons; the others as sentences."""
    return {"moves": moves, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("components/progress.html", takes_context=True)
def progress(context, rendition, status_url: str, download_url: str, label: str) -> dict:
    """A file that is being made."""
    return {
        "rendition": rendition,
        "status_url": status_url,
        "download_url": download_url,
        "label": label,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("components/pagination.html", takes_context=True)
def page_nav(context, page) -> dict:
    """Other pages of a list, keeping its filters."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return {"page": page, "query": query.urlencode()}


@register.inclusion_tag("components/panels.html", takes_context=True)
def panels(context, place: str, obj) -> dict:
    """What upper rooms show about an object."""
    return {"panels": panels_of(place, obj, context["request"].user), "request": context["request"]}


@register.inclusion_tag("components/notice.html")
def notice(message) -> dict:
    """What the last step said: a refusal, a success, or something to attend to."""
    tones = {"error": "notice-danger", "success": "notice-done"}
    return {
        "message": message,
        "tone": tones.get(message.level_tag, "notice-attention"),
        "role": "alert" if message.level_tag == "error" else "status",
    }
