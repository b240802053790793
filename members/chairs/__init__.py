"""Who chairs: turns, officials, deputies, rotation (p21 to p23)."""
