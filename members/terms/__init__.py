"""The Terms of Reference: versions, paragraphs, settings, numbers."""
