"""Fields of the members room that are kept in Tajik, Russian, English and Kazakh."""

from modeltranslation.translator import TranslationOptions, register

from members.models import (
    EstablishmentStep,
    LpiVersion,
    Objective,
    Playbook,
    PlaybookStep,
    Post,
    TermsOfReference,
    TermsParagraph,
)


@register(Post)
class PostTranslation(TranslationOptions):
    """A job title in each language known."""

    fields = ("title",)


@register(TermsOfReference)
class TermsTranslation(TranslationOptions):
    """The name of the group and what a version is."""

    fields = ("name", "label")


@register(LpiVersion)
class LpiVersionTranslation(TranslationOptions):
    """What a list rests on: a decision of a meeting, or what the secretariat wrote."""

    fields = ("basis_text",)


@register(TermsParagraph)
class ParagraphTranslation(TranslationOptions):
    """Heading and text of a paragraph."""

    fields = ("heading", "text")


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
