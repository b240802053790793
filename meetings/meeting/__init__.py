"""Meetings: planned, moved, held, closed, cancelled."""
