"""The documents app: sealed texts and files, and the PDF and DOCX made of them."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Keeps what was written and what was uploaded, each with its SHA-256."""

    name = "iiwg.documents"
    label = "documents"
