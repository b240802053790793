"""The List of Participating Institutions on paper: Annex 1 of the Terms of Reference."""

import datetime

from django.template.loader import render_to_string
from django.utils import translation

from iiwg.pages.languages import in_language
from members.seats.models import LpiVersion


def lpi_html(version: LpiVersion, language: str, on: datetime.date, *, decision: str = "") -> str:
    """Annex 1: the List of Participating Institutions of a version, names as valid on a day.

    decision: the decision whose minutes the list is annexed to; they are fixed before it applies.
    """
    entries = version.entries.select_related("institution").prefetch_related("institution__names")
    with translation.override(language):
        rows = [(entry.ordinal, entry.institution.name(language, on), entry.note) for entry in entries]
        return render_to_string(
            "members/seats/print/lpi.html",
            {
                "version": version,
                "rows": rows,
                "on": on,
                "decision": decision,
                "basis": in_language(version, "basis_text", language),
            },
        )
