"""Tailings management facilities and the source of each fact."""
