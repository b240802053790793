"""Every change of an institution, by what it changes."""

from members.institutions.services.bodies import (
    correct_parent,
    correct_succession,
    set_parent,
    succeed,
    withdraw_parent,
    withdraw_succession,
)
from members.institutions.services.institutions import (
    add,
    change,
    grant_focal_point,
    secretariat,
    set_sectors,
    sort,
    withdraw_focal_point,
)
from members.institutions.services.names import add_name, correct_name, withdraw_name

__all__ = [
    "add",
    "add_name",
    "change",
    "correct_name",
    "correct_parent",
    "correct_succession",
    "grant_focal_point",
    "secretariat",
    "set_parent",
    "set_sectors",
    "sort",
    "succeed",
    "withdraw_focal_point",
    "withdraw_name",
    "withdraw_parent",
    "withdraw_succession",
]
