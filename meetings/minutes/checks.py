"""What anybody who holds a copy of minutes is told of it."""

from django.db.models import F
from django.utils import timezone

from iiwg.documents.checks import Known
from iiwg.documents.models import DocumentVersion
from meetings.minutes.enums import MinutesStatus
from meetings.minutes.models import MinutesText
from meetings.minutes.texts.minutes import minutes_title


def known(document: DocumentVersion, language: str) -> Known | None:
    """The minutes that were approved in this text; None where there are none, or another text was approved."""
    approved = MinutesText.objects.filter(
        document=document,
        round=F("minutes__round"),
        minutes__status__in=[MinutesStatus.APPROVED, MinutesStatus.PUBLISHED],
    )
    text = approved.select_related("minutes__meeting").first()
    if text is None or text.minutes.approved_at is None:
        return None
    day = timezone.localdate(text.minutes.approved_at)
    return Known(title=minutes_title(text.minutes, language), approved_on=day, is_corrected=False)
