"""What approved minutes adopt: the next List of Participating Institutions, a version of the Terms of Reference (p19, p29)."""

from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.pages.dates import long_date
from iiwg.pages.languages import SITE_LANGUAGES
from iiwg.workflow.tables import Refused
from meetings.minutes.enums import MinutesStatus
from meetings.minutes.models import Line, Minutes, Outcome
from members.seats.models import LpiVersion
from members.seats.services import lpi
from members.terms.services import terms
from members.terms.texts import by_chairs


def from_minutes(minutes: Minutes, *, by: Actor) -> None:
    """Carry the decisions of minutes that were just approved into the lists and Terms they adopt; once.

    It runs under the approval: who approved the minutes is not asked for another permission.
    """
    text = minutes.texts.filter(round=minutes.round, authoritative=True).select_related("document").first()
    document = text.document if text else None
    outcomes = Outcome.objects.filter(meeting=minutes.meeting)
    for outcome in outcomes.select_related("lpi_version", "terms", "line__minutes__meeting"):
        if outcome.lpi_version:
            basis = {code: basis_of(outcome, code) for code in SITE_LANGUAGES}
            begins = outcome.line.adopts_from
            lpi.adopt(outcome.lpi_version, starts_on=begins, basis=basis, document=document, by=by)
        if outcome.terms:
            basis_text = basis_of(outcome, minutes.language)
            terms.record_decision(outcome.terms, basis=basis_text, document=document, by=by)


def basis_of(outcome: Outcome, language: str) -> str:
    """“Decision 3/2026-1, meeting of 15 May 2026”: what a list or the Terms cite."""
    with translation.override(language):
        return _("%(kind)s %(number)s, meeting of %(day)s") % {
            "kind": outcome.get_kind_display(),
            "number": outcome.number,
            "day": long_date(outcome.meeting.held_on, language),
        }


def refuse_while_decided(version: LpiVersion, *, by: Actor) -> None:
    """A proposed list is not taken back while minutes that adopt it wait for approval."""
    waiting = Line.objects.filter(
        lpi_version=version, removed_at__isnull=True, minutes__status=MinutesStatus.FOR_APPROVAL
    )
    if waiting.exists():
        raise Refused(
            by_chairs(
                _(
                    "Minutes that adopt this list wait for the approval of the chair. Take the minutes back first."
                ),
                _(
                    "Minutes that adopt this list wait for the approval of a co-chair. Take the minutes back first."
                ),
            )
        )
