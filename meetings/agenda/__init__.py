"""Agendas: built, sent, kept as sent."""
