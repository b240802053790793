"""The words of printed documents of the meetings room."""
