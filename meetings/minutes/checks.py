"""What anybody who holds a copy of minutes, or of a corrigendum to them, is told of it."""

from django.utils import timezone

from iiwg.documents.checks import Known
from iiwg.documents.models import DocumentVersion
from meetings.minutes.models import Corrigendum, MinutesText
from meetings.minutes.texts.papers import Paper, title_of


def known(document: DocumentVersion, language: str) -> Known | None:
    """The minutes or corrigendum approved in this text; None where there are none, or another text was approved."""
    texts = MinutesText.objects.filter(document=document)
    for text in texts.select_related("minutes__meeting", "corrigendum__minutes__meeting").order_by("pk"):
        paper = text.minutes or text.corrigendum
        if paper and paper.is_sealed and paper.round == text.round and paper.approved_at:
            day = timezone.localdate(paper.approved_at)
            return Known(title_of(paper, language), approved_on=day, is_corrected=_is_corrected(paper))
    return None


def _is_corrected(paper: Paper) -> bool:
    """Whether a corrigendum to minutes is approved; a corrigendum itself is corrected by the next one to the minutes."""
    return not isinstance(paper, Corrigendum) and paper.corrigenda.in_force().exists()
