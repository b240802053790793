"""Fields of the register that are kept in Tajik, Russian, English and Kazakh."""

from modeltranslation.translator import TranslationOptions, register

from tmf_registry.facilities.models import Facility


@register(Facility)
class FacilityTranslation(TranslationOptions):
    """The name of a facility."""

    fields = ("name",)
