"""Action items and what is reported about them."""
