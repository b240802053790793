"""Write letters into the outbox, deliver them after the commit, retry, and never send one twice knowingly."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.audit.services import key
from iiwg.jobs.broker import send_task
from iiwg.notifications.models import Notification, State
from iiwg.notifications.notices import Notice, Recipient, write
from iiwg.workflow.doors import changing, leave_no_trace


def notify(
    notice: Notice, recipients: list[Recipient], *, about, path: str = "", **values
) -> list[Notification]:
    """Write one letter a recipient, in the caller's transaction; the same address is written to once."""
    written, addressed = [], set()
    for recipient in recipients:
        address = recipient.email.casefold() or recipient.key
        if address in addressed:
            continue
        addressed.add(address)
        subject, text = write(notice, recipient.language, values)
        written.append(post(recipient, notice.code, subject, text, about=key(about), path=path))
    return written


def done_with(notice: Notice, about, *, user=None) -> None:
    """What a notice asked is done: it leaves the home pages, of everybody or of one user."""
    shown = Notification.objects.filter(code=notice.code, about=key(about), read_at__isnull=True)
    (shown.filter(to_user=user) if user else shown).update(read_at=timezone.now())


def post(recipient: Recipient, code: str, subject: str, text: str, *, about="", path="") -> Notification:
    """Put one letter with ready words into the outbox."""
    reachable = bool(recipient.email)
    letter = Notification.objects.create(
        code=code,
        to_email=recipient.email,
        to_name=recipient.name,
        to_user_id=recipient.user_id,
        language=recipient.language,
        subject=subject[:300],
        text=text,
        path=path,
        about=about,
        state=State.QUEUED if reachable else State.SENT,
        sent_at=None if reachable else timezone.now(),
    )
    if reachable:
        send_task("iiwg.notifications.tasks.deliver", letter.pk)
    return letter


def post_to_user(user, code: str, subject: str, text: str, path: str) -> None:
    """Put a letter with ready words for a user into the outbox."""
    post(Recipient.of(user), code, subject, text, about=key(user), path=path)


def deliver(letter_id: int) -> None:
    """Send one letter, unless another worker sends it. The Message-ID stays the same whatever happens."""
    Notification.objects.run(letter_id, _sent)


def _sent(letter: Notification) -> dict:
    _message(letter).send()
    return {"sent_at": timezone.now()}


def undelivered() -> list[int]:
    """Ids of letters that wait or whose worker died."""
    return Notification.objects.unfinished()


def try_again(letter: Notification, *, by: Actor) -> None:
    """Put a letter that was given up back into the outbox."""
    with changing(letter, "notifications.notification.try_again", by=by):
        if Notification.objects.filter(pk=letter.pk).try_again():
            send_task("iiwg.notifications.tasks.deliver", letter.pk)
        else:
            leave_no_trace()


def stuck(minutes: int = 30) -> int:
    """How many letters have waited longer than they should or were given up: shown by the health page."""
    late = timezone.now() - timedelta(minutes=minutes)
    return Notification.objects.filter(
        Q(state=State.FAILED) | Q(state__in=[State.QUEUED, State.SENDING], created_at__lt=late)
    ).count()


def _message(letter: Notification) -> EmailMessage:
    with translation.override(letter.language):
        parts = [letter.text]
        if letter.path:
            parts.append(settings.BASE_URL + letter.path)
        parts.append(_("This letter was sent by the secretariat of the working group."))
    name = " ".join(letter.to_name.replace('"', "").split())
    return EmailMessage(
        subject=" ".join(letter.subject.split()),
        body="\n\n".join(parts),
        to=[f'"{name}" <{letter.to_email}>' if name else letter.to_email],
        headers={"Message-ID": f"<{letter.uid}@iiwg>", "Content-Language": letter.language},
    )
