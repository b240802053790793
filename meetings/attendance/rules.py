"""Who takes attendance."""

import rules

from iiwg.accounts.rules import is_secretariat

rules.add_perm("meetings.take_attendance", is_secretariat)
