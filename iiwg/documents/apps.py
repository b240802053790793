"""The documents app: sealed texts and files, and the PDF and DOCX made of them."""

from iiwg.workflow.rooms import RoomConfig


class DocumentsConfig(RoomConfig):
    """Keeps what was written and what was uploaded, each with its SHA-256."""

    name = "iiwg.documents"
    label = "documents"
    brings = {
        "health": ("health.folder", "health.renditions"),
        "verification": ("verification.texts", "verification.files"),
    }
