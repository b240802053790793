"""Write letters into the outbox, deliver them after the commit, retry, and never send one twice knowingly."""

from collections.abc import Mapping
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor, account_of
from iiwg.audit.services import key
from iiwg.database import locks
from iiwg.health import signs
from iiwg.jobs.broker import send_task
from iiwg.notifications.enums import OF_THE_SERVER, State
from iiwg.notifications.models import Notification
from iiwg.notifications.notices import Notice, Recipient, write
from iiwg.pages.languages import SITE_LANGUAGES
from iiwg.pages.sanitise import sanitise_text
from iiwg.workflow.doors import changing, leave_no_trace


def notify(
    notice: Notice, recipients: list[Recipient], *, about, path: str = "", **values
) -> list[Notification]:
    """Write one letter a recipient, in the caller's transaction; the same address is written to once."""
    written, addressed = [], set()
    subjects = {language: write(notice, language, values)[0] for language in SITE_LANGUAGES}
    for recipient in recipients:
        address = recipient.email.casefold() or recipient.key
        if address in addressed:
            continue
        addressed.add(address)
        subject, text = write(notice, recipient.language, values)
        letter = post(recipient, notice.code, subject, text, about=key(about), path=path, subjects=subjects)
        written.append(letter)
    return written


def done_with(notice: Notice, about, *, user=None) -> None:
    """What a notice asked is done: it leaves the home pages, of everybody or of one user."""
    shown = Notification.objects.filter(code=notice.code, about=key(about), read_at__isnull=True)
    (shown.filter(to_user=user) if user else shown).update(read_at=timezone.now())


def post(
    recipient: Recipient,
    code: str,
    subject: str,
    text: str,
    *,
    about="",
    path="",
    subjects: Mapping[str, str] | None = None,
) -> Notification:
    """Put one letter with ready words into the outbox; subjects: the subject in each language of the site."""
    reachable = bool(recipient.email)
    letter = Notification.objects.create(
        code=code,
        to_email=recipient.email,
        to_name=recipient.name,
        to_user_id=recipient.user_id,
        language=recipient.language,
        subject=subject[:300],
        subjects=subjects or {},
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
    """Send one letter, unless another worker sends it or the server is away: then a sweep will."""
    if not Notification.objects.server_is_away():
        _attempt(letter_id)


def sweep() -> None:
    """Send the letters that are due and those whose worker died; one sweep at a time, until the server is away."""
    with locks.only_one("letters") as is_ours:
        if is_ours:
            all(_attempt(letter_id) for letter_id in undelivered())


def _attempt(letter_id: int) -> bool:
    """Send one letter; False when it is the server that is away. The Message-ID stays the same whatever happens."""
    letter = Notification.objects.run(letter_id, _sent)
    signs.give(signs.POSTMAN)
    if letter and letter.state == State.SENT:
        Notification.objects.server_is_back()
    return not letter or letter.fault not in OF_THE_SERVER


def _sent(letter: Notification) -> dict:
    _message(letter).send()
    return {"sent_at": timezone.now()}


def undelivered() -> list[int]:
    """Ids of letters that wait or whose worker died."""
    return Notification.objects.unfinished()


def try_again(letter: Notification, *, by: Actor) -> None:
    """Send a letter in trouble again: one that was given up, or one that waits for its next attempt."""
    with changing(letter, "notifications.notification.try_again", by=by):
        if Notification.objects.filter(pk=letter.pk).try_again():
            send_task("iiwg.notifications.tasks.deliver", letter.pk)
        else:
            leave_no_trace()


def see(letter: Notification, *, by: Actor) -> None:
    """An administrator has seen that a letter was not sent: it is no news any more."""
    with changing(letter, "notifications.notification.seen", by=by) as row:
        if row.is_in_trouble and row.seen_at is None:
            row.seen_at, row.seen_by = timezone.now(), account_of(by)
        else:
            leave_no_trace()


def try_all_again(*, by: Actor) -> None:
    """Send every letter in trouble again."""
    for letter in Notification.objects.in_trouble().order_by("pk"):
        try_again(letter, by=by)


def see_all(*, by: Actor) -> None:
    """An administrator has seen every letter that was not sent."""
    for letter in Notification.objects.unseen().order_by("pk"):
        see(letter, by=by)


def body_of(text: str, path: str, language: str) -> str:
    """What arrives of a letter: its text, where it is read on, who sent it."""
    with translation.override(language):
        sender = _("This letter was sent by the secretariat of the working group.")
    return "\n\n".join([text, *([settings.BASE_URL + path] if path else []), sender])


def _message(letter: Notification) -> EmailMessage:
    return EmailMessage(
        subject=" ".join(letter.subject.split()),
        body=body_of(letter.text, letter.path, letter.language),
        to=[_address(letter)],
        headers={"Message-ID": f"<{letter.uid}@iiwg>", "Content-Language": letter.language},
    )


def _address(letter: Notification) -> str:
    """Name and address as a mail header has them: whatever a name is made of, it stays a name."""
    return formataddr((" ".join(sanitise_text(letter.to_name).split()), letter.to_email))
