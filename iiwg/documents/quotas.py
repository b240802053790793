"""How much may be kept: of one person in a day, and in all. The disk of a small server is shared by everybody's papers."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from iiwg.audit.actors import SYSTEM, Actor
from iiwg.documents.models import DocumentVersion
from iiwg.workflow.tables import Refused


def refuse_too_much(size: int, *, by: Actor) -> None:
    """Raise Refused with a sentence where one more file of `size` bytes is too much; what the system keeps counts in all only."""
    files = DocumentVersion.objects.exclude(file="")
    _refuse_above(
        settings.UPLOAD_TOTAL_BYTES,
        size + _sum(files),
        _(
            "There is no room for this file: all documents together may take %(limit)s. Tell the administrator."
        ),
    )
    if by is not SYSTEM:
        day = timezone.now() - timedelta(days=1)
        _refuse_above(
            settings.UPLOAD_DAY_BYTES,
            size + _sum(files.filter(created_by_id=by.pk, created_at__gt=day)),
            _("This is too much for one day: you may send %(limit)s in 24 hours. Go on tomorrow."),
        )


def _refuse_above(limit: int, wanted: int, sentence: str) -> None:
    if wanted > limit:
        raise Refused(sentence % {"limit": filesizeformat(limit)})


def _sum(rows) -> int:
    """Bytes of some rows."""
    return rows.aggregate(all=Sum("size"))["all"] or 0
