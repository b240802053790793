"""The order of rows in the alphabet of the reader, on a key stored for each language of the site."""

from django.conf import settings
from django.db.models import F
from django.db.models.expressions import Expression

from iiwg.pages.languages import SITE_LANGUAGES, current_language


def key_of_reader(name: str) -> str:
    """The column that holds a sort key for the active language: "alphabet" is `alphabet_ru` for a Russian reader."""
    language = current_language()
    return f"{name}_{language if language in SITE_LANGUAGES else settings.LANGUAGE_CODE}"


class InLanguage(Expression):
    """Such a column in an order, perhaps of a related row ("host__alphabet"); which one is asked anew by every query."""

    def __init__(self, name: str):
        super().__init__()
        self.name = name

    def resolve_expression(self, *args, **options):
        return F(key_of_reader(self.name)).resolve_expression(*args, **options)

    def prefix_references(self, prefix: str) -> "InLanguage":
        return InLanguage(f"{prefix}{self.name}")
