"""People: names, addresses, posts."""
