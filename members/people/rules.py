"""Who reads and changes people."""

import rules

from iiwg.accounts.rules import is_secretariat
from members.institutions.rules import is_reader

rules.add_perm("members.view_person", is_reader)
rules.add_perm("members.change_person", is_secretariat)
