"""Pages of the members room, one module a noun."""
