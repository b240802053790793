"""Minutes: written, approved, published; what they decide."""
