"""The procedures of the members room: the Terms of Reference, the list of institutions, nominations, the establishment."""

from members.workflows import composition, establishment, lpi, nominations, terms

__all__ = ["composition", "establishment", "lpi", "nominations", "terms"]
