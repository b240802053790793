"""The verbs of the actions room, one module a noun."""
