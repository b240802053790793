"""The words of printed documents of the members room."""
