"""Fields of lists kept in several languages."""

from modeltranslation.translator import TranslationOptions, register

from members.seats.models import LpiVersion


@register(LpiVersion)
class LpiVersionTranslation(TranslationOptions):
    """What a list rests on: a decision of a meeting, or what the secretariat wrote."""

    fields = ("basis_text",)
