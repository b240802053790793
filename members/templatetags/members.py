"""Template tags of the members room: names of institutions, paragraphs of the Terms of Reference, states of versions."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from iiwg.pages.templatetags.pages import badge, joined, longdate, marked, translated
from members.seats.enums import LpiStatus
from members.terms.enums import TermsStatus, Topic
from members.terms.texts import address_of, by_chairs

register = template.Library()


@register.simple_tag
def chairs_say(one, several, version=None) -> str:
    """Of two wordings the one for one chair or for co-chairs, as the Terms of Reference of the day say."""
    return by_chairs(one, several, version)


@register.simple_tag
def institution(body, on=None) -> str:
    """The name in the reader's language on a day; another language is marked, never shown silently."""
    if body is None:
        return format_html('<span class="quiet">{}</span>', _("not recorded"))
    row = body.name_row(on=on)
    return marked(row.text, row.language) if row else body.code


@register.simple_tag
def institutions(bodies) -> str:
    """The names of several institutions, with commas."""
    return format_html_join(", ", "{}", ((institution(body),) for body in bodies))


@register.simple_tag
def post_of(person) -> str:
    """A person's post of today with its institution; nothing where none is recorded."""
    post = person.post_on()
    return format_html("{}, {}", translated(post, "title"), institution(post.institution)) if post else ""


@register.simple_tag
def standing(version) -> str:
    """“Superseded, 1 May 2024 – 23 March 2025”: the state of a version and its days, as far as they are known."""
    begun = joined(
        ", ", version.get_status_display(), longdate(version.starts_on) if version.starts_on else ""
    )
    return joined(" – ", begun, longdate(version.ends_on) if version.ends_on else "")


@register.simple_tag
def terms_status(version) -> str:
    """Word, icon and colour of a version of the Terms of Reference."""
    kinds = {TermsStatus.DRAFT: "draft", TermsStatus.PROVISIONAL: "waiting", TermsStatus.IN_FORCE: "done"}
    return badge(kinds.get(version.status, "inactive"), version.get_status_display())


@register.simple_tag
def lpi_status(version) -> str:
    """Where a version of the list stood on the day it is shown for."""
    if version.status == LpiStatus.ADOPTED:
        return badge("done", version.get_status_display())
    if version.status != LpiStatus.SUPERSEDED:
        return badge("waiting", version.get_status_display())
    if version.basis_document_id:
        return badge("done", _("applied on this day"))
    return badge("waiting", _("applied provisionally on this day"))


@register.simple_tag(takes_context=True)
def paragraph(context, topic) -> str:
    """“(para. 19)”, a link to what the Terms of Reference of today say on a topic; nothing where they say nothing."""
    terms = context.get("terms_today")
    number = terms.paragraph_on(Topic(topic)) if terms else None
    if number is None:
        return ""
    words = _("para. %(number)s") % {"number": number}
    return format_html('(<a href="{}">{}</a>)', address_of(terms, number), words)
