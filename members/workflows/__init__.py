"""The procedures of the members room: the Terms of Reference, the list of institutions, nominations and their letters."""

from members.workflows import lpi, nominations, terms

__all__ = ["lpi", "nominations", "terms"]
