"""What is done each night: verify what is kept, tell the administrators what is wrong, let the newest digest leave the house."""

from django.conf import settings
from django.urls import reverse

from iiwg.accounts.models import User
from iiwg.accounts.roles import ADMINISTRATOR
from iiwg.audit.tasks import seal
from iiwg.desk.administration import notices
from iiwg.health import anchors, signs, verification
from iiwg.notifications.models import Notification
from iiwg.notifications.notices import Recipient, write
from iiwg.notifications.services import post


def verify() -> None:
    """Verify everything; administrators get a letter unless the last one named the same faults and none was mended since."""
    before = signs.last(signs.VERIFICATION)
    seal()
    result = verification.verify()
    if not result.is_whole and not _is_known(result, failed_before=before is not None and not before.ok):
        _tell_administrators(result)
    _send_anchor()


def _about(result: verification.Result) -> str:
    return f"health.verification:{result.fingerprint}"


def _is_known(result: verification.Result, *, failed_before: bool) -> bool:
    """Whether the last letter named the same faults, and they were never mended since."""
    letters = Notification.objects.filter(code=notices.VERIFICATION_FAILED.code).order_by("-pk")
    return failed_before and letters.values_list("about", flat=True).first() == _about(result)


def _tell_administrators(result: verification.Result) -> None:
    notice, path = notices.VERIFICATION_FAILED, reverse("desk:health")
    for user in User.objects.with_role(ADMINISTRATOR):
        subject, text = write(notice, user.language, {"faults": result.words})
        post(Recipient.of(user), notice.code, subject, text, about=_about(result), path=path)


def _send_anchor() -> None:
    """Note the newest link beside the documents, and mail it to who keeps it outside; nothing new, nothing sent."""
    line = anchors.note_newest()
    for address in settings.ANCHOR_TO if line else ():
        recipient = Recipient(email=address, language=settings.LANGUAGE_CODE)
        subject, text = write(notices.ANCHOR, recipient.language, {"anchor": line})
        post(recipient, notices.ANCHOR.code, subject, text)
