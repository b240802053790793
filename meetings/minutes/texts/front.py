"""What stands before the sealed text on paper: which paper it is, its language, who approved it or is to sign it."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from iiwg.pages.dates import long_date
from meetings.minutes.enums import ApprovalState
from meetings.minutes.models import Approval
from meetings.minutes.texts.corrigendum import corrected_by
from meetings.minutes.texts.papers import Paper
from meetings.minutes.texts.signers import signer_of
from members.institutions.enums import Language


@dataclass(frozen=True)
class Signature:
    """One line of the front: who, in which capacity; when and how, or a place to sign."""

    name: str
    post: str
    capacity: str
    day: str = ""
    way: str = ""


def original(language: str) -> str:
    """“Original: Tajik.”: in which language the text was written and approved."""
    return {
        Language.TG: _("Original: Tajik."),
        Language.RU: _("Original: Russian."),
        Language.EN: _("Original: English."),
        Language.KK: _("Original: Kazakh."),
    }[Language(language)]


def headings_in(language: str) -> str:
    """“headings in Russian”: what a file is in whose text was not translated."""
    return {
        Language.TG: _("headings in Tajik"),
        Language.RU: _("headings in Russian"),
        Language.EN: _("headings in English"),
        Language.KK: _("headings in Kazakh"),
    }[Language(language)]


def front_html(paper: Paper, language: str, *, digest: str = "", to_sign: bool = False) -> str:
    """The front in a language. digest: of the text that was approved or is to be signed; empty on a draft.

    to_sign: with places for the signatures of those who have not answered.
    """
    with translation.override(language):
        round_ = paper.approvals.filter(round=paper.round) if digest else Approval.objects.none()
        rows = round_.select_related("chairing_term__institution", "chairing_term__terms", "scan")
        given = [_given(row, language) for row in rows.filter(state=ApprovalState.APPROVED)]
        context = {
            "original": original(paper.language),
            "is_original": language == paper.language,
            "approvals": given,
            "to_sign": [_asked(row, language) for row in rows.filter(state=ApprovalState.ASKED)],
            "is_to_sign": to_sign,
            "round": paper.round,
            "corrected_by": corrected_by(paper, language),
            "digest": digest,
        }
        return render_to_string("meetings/minutes/print/front.html", context)


def _asked(row: Approval, language: str) -> Signature:
    return Signature(**signer_of(row, language))


def _given(row: Approval, language: str) -> Signature:
    day = long_date(timezone.localdate(row.decided_at), language)
    return Signature(**signer_of(row, language), day=day, way=_way(row))


def _way(row: Approval) -> str:
    """How an approval was given: in the system, or on a paper whose scan is on record."""
    if row.scan is None:
        return _("in the system")
    return _("on signed paper, scan № %(number)d (SHA-256 %(digest)s…)") % {
        "number": row.scan.pk,
        "digest": row.scan.sha256[:12],
    }
