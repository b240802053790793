"""The verbs of the meetings room, one module a noun."""
