"""Fields of posts kept in several languages."""

from modeltranslation.translator import TranslationOptions, register

from members.people.models import Post


@register(Post)
class PostTranslation(TranslationOptions):
    """A job title in each language known."""

    fields = ("title",)
