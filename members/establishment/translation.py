"""Fields of the establishment kept in several languages."""

from modeltranslation.translator import TranslationOptions, register

from members.establishment.models import EstablishmentStep, Objective, Playbook, PlaybookStep


@register(Playbook)
class PlaybookTranslation(TranslationOptions):
    """The name of a playbook."""

    fields = ("name",)


@register(PlaybookStep)
class PlaybookStepTranslation(TranslationOptions):
    """What a step of a playbook is."""

    fields = ("title",)


@register(EstablishmentStep)
class EstablishmentStepTranslation(TranslationOptions):
    """What a step towards the establishment is."""

    fields = ("title",)


@register(Objective)
class ObjectiveTranslation(TranslationOptions):
    """An objective of the group."""

    fields = ("text",)
