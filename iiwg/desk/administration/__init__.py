"""Users, mail, health, the record of acts."""
