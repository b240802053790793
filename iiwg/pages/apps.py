"""The pages app: layout, template tags and the helpers every view uses. It knows no word of the domain."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Parts of a page."""

    name = "iiwg.pages"
    label = "pages"
