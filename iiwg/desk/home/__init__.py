"""What waits for a reader."""
