"""Whether the system works: what it noticed of itself, in words and with what to do."""
