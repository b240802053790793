"""Fields of the members room that are kept in Tajik, Russian, English and Kazakh."""

from modeltranslation.translator import TranslationOptions, register

from members.models import Post, TermsOfReference, TermsParagraph


@register(Post)
class PostTranslation(TranslationOptions):
    """A job title in each language known."""

    fields = ("title",)


@register(TermsOfReference)
class TermsTranslation(TranslationOptions):
    """The name of the group and what a version is."""

    fields = ("name", "label")


@register(TermsParagraph)
class ParagraphTranslation(TranslationOptions):
    """Heading and text of a paragraph."""

    fields = ("heading", "text")
