"""Fields of meetings kept in several languages."""

from modeltranslation.translator import TranslationOptions, register

from meetings.meeting.models import Meeting, PreparationTask


@register(Meeting)
class MeetingTranslation(TranslationOptions):
    """The title and the place of a meeting."""

    fields = ("title", "place")


@register(PreparationTask)
class PreparationTaskTranslation(TranslationOptions):
    """What to do before a meeting."""

    fields = ("title",)
