"""The List of Participating Institutions on paper: Annex 1 of the Terms of Reference."""

import datetime

from django.template.loader import render_to_string
from django.utils import translation

from iiwg.pages.languages import in_language
from members.institutions.models import Institution
from members.seats.models import LpiVersion
from members.terms.models import TermsOfReference
from members.terms.texts import act_of


def full_name(institution: Institution, language: str, on: datetime.date) -> str:
    """“Department of Multilateral Cooperation, Ministry of Foreign Affairs”: a body and the one it belongs to on a day."""
    parent = institution.parent(on)
    names = [body.name(language, on) for body in (institution, parent) if body]
    return ", ".join(names)


def lpi_html(version: LpiVersion, language: str, on: datetime.date, *, decision: str = "") -> str:
    """Annex 1: the List of Participating Institutions of a version; names, ministries and Terms as valid on a day.

    decision: the decision whose minutes the list is annexed to; they are fixed before it applies.
    """
    entries = version.entries.select_related("institution").prefetch_related(
        "institution__names", "institution__parents__parent__names"
    )
    terms = TermsOfReference.objects.on(on).first()
    with translation.override(language):
        rows = [(entry.ordinal, full_name(entry.institution, language, on), entry.note) for entry in entries]
        return render_to_string(
            "members/seats/print/lpi.html",
            {
                "version": version,
                "rows": rows,
                "group": in_language(terms, "name", language) if terms else "",
                "act": act_of(terms, language) if terms else "",
                "decision": decision,
                "basis": in_language(version, "basis_text", language),
            },
        )
