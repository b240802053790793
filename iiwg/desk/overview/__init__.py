"""Who is missing at the table; what happened to the group."""
