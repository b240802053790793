"""Who takes part and who was there."""
