"""The generated docs."""
