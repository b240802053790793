"""Fields of the meetings room that are kept in Tajik, Russian, English and Kazakh."""

from modeltranslation.translator import TranslationOptions, register

from meetings.models import AgendaItem, Meeting, PreparationTask


@register(Meeting)
class MeetingTranslation(TranslationOptions):
    """The title and the place of a meeting."""

    fields = ("title", "place")


@register(AgendaItem)
class AgendaItemTranslation(TranslationOptions):
    """The title of an agenda item."""

    fields = ("title",)


@register(PreparationTask)
class PreparationTaskTranslation(TranslationOptions):
    """What to do before a meeting."""

    fields = ("title",)
