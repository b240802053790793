"""Fields of agenda items kept in several languages."""

from modeltranslation.translator import TranslationOptions, register

from meetings.agenda.models import AgendaItem


@register(AgendaItem)
class AgendaItemTranslation(TranslationOptions):
    """The title of an agenda item."""

    fields = ("title",)
