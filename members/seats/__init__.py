"""Seats: the list of institutions, membership terms, compositions (p19)."""
