"""Institutions: names, parents, successions, sectors, focal points; the group itself."""
