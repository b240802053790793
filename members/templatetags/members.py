"""Template tags of the members room: an institution's name, a paragraph of the Terms of Reference."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from members.texts.citations import address_of
from members.topics import Topic

register = template.Library()


@register.simple_tag
def institution(place, on=None) -> str:
    """The name in the reader's language on a day; another language is marked, never shown silently."""
    if place is None:
        return format_html('<span class="quiet">{}</span>', _("not recorded"))
    row = place.name_row(on=on)
    if row is None:
        return place.code
    if row.language == (get_language() or "tg")[:2]:
        return row.text
    return format_html(
        '<span lang="{}">{}</span><span class="lang-tag">{}</span>', row.language, row.text, row.language
    )


@register.simple_tag(takes_context=True)
def paragraph(context, topic) -> str:
    """“(para. 19)”, a link to what the Terms of Reference of today say on a topic; nothing where they say nothing."""
    terms = context.get("terms_today")
    number = terms.paragraph_on(Topic(topic)) if terms else None
    if number is None:
        return ""
    words = _("para. %(number)s") % {"number": number}
    return format_html('(<a href="{}">{}</a>)', address_of(terms, number), words)
