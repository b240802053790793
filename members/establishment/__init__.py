"""How the group is established."""
