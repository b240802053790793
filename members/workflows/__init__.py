"""The procedures of the members room: the Terms of Reference, the list of institutions, letters, nominations, the establishment."""

from members.workflows import composition, establishment, letters, lpi, nominations, terms

__all__ = ["composition", "establishment", "letters", "lpi", "nominations", "terms"]
