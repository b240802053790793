"""Sheets of institutions and people, out and in."""
