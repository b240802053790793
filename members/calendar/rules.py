"""Who changes the calendar."""

import rules

from iiwg.accounts.rules import is_administrator, is_secretariat

rules.add_perm("members.change_calendar", is_secretariat | is_administrator)
