"""Template tags of the members room: an institution's name, a paragraph of the Terms of Reference."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

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
def paragraph(context, number) -> str:
    """“(para. 19)”, a link to a paragraph of the Terms of Reference of today; nothing where they have none of this number."""
    terms = context.get("terms_today")
    if terms is None or str(number) not in terms.paragraph_numbers:
        return ""
    words = _("para. %(number)s") % {"number": number}
    return format_html('(<a href="{}#p{}">{}</a>)', reverse("members:terms-today"), number, words)
