"""Fields of the Terms of Reference kept in several languages."""

from modeltranslation.translator import TranslationOptions, register

from members.terms.models import TermsOfReference, TermsParagraph


@register(TermsOfReference)
class TermsTranslation(TranslationOptions):
    """The name of the group and what a version is."""

    fields = ("name", "label")


@register(TermsParagraph)
class ParagraphTranslation(TranslationOptions):
    """Heading and text of a paragraph."""

    fields = ("heading", "text")
