"""DEMO content: invented people, meetings and minutes, so that every page has something to show."""
