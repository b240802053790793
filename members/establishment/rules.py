"""Who changes the establishment."""

import rules

from iiwg.accounts.rules import is_secretariat

rules.add_perm("members.change_establishment", is_secretariat)
