"""Nominations, found by the name in the letter."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iiwg.search.findable import Findable, Hit
from members.letters.models import Letter
from members.nominations.models import Nomination
from members.nominations.rules import visible_nominations


def nominations() -> Findable:
    """Nominations."""
    return Findable(
        name="nominations",
        title=_("Nominations"),
        model=Nomination,
        visible=visible_nominations,
        words=_words,
        hit=_hit,
        parts={Letter: "letter"},
        needs=("seat__unit", "letter"),
        lists=("seat__unit__names",),
    )


def _words(row: Nomination) -> list:
    names = [row.family_name, row.given_name, row.patronymic, row.latin_name, row.job_title]
    letter = [row.letter.our_number, row.letter.their_number] if row.letter else []
    return [*names, *letter, *(name.text for name in row.seat.unit.names.all())]


def _hit(row: Nomination) -> Hit:
    name = " ".join(filter(None, (row.family_name, row.given_name, row.patronymic)))
    return Hit(
        f"{name} – {row.seat.unit}",
        reverse("members:nomination", args=[row.pk]),
        _("Nomination"),
        number=row.letter.their_number if row.letter else "",
        day=row.letter.their_date if row.letter else None,
    )
