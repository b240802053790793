"""Nominations: asked for, submitted, accepted (p19)."""
