"""The group in figures, on the home page of those who come to see how it stands rather than to work."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from iiwg.accounts.models import User
from iiwg.accounts.rules import is_secretariat
from iiwg.pages.brought import Section, Urgency
from iiwg.workflow.rooms import brought


def sections(user: User) -> Iterator[Section]:
    """What every room counts; a group of which nothing is on record yet has no figures."""
    if is_secretariat(user) or not user.has_perm("members.view_register"):
        return
    figures = [figure for bring in brought("figures") for figure in bring(user)]
    if any(figure.number for figure in figures):
        yield Section(
            "desk/home/figures.html",
            {"figures": figures},
            heading=_("The group in figures"),
            urgency=Urgency.FIGURES,
        )
