"""The embedded default's mail: each letter is one file under `var/outbox/`, named by its Message-ID."""

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend


class FileBackend(BaseEmailBackend):
    """Writes each letter to one file; the same letter sent again is the same file."""

    def send_messages(self, email_messages):
        settings.OUTBOX.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = message.extra_headers.get("Message-ID", "").strip("<>").split("@")[0]
            target = settings.OUTBOX / f"{name or id(message)}.eml"
            partial = target.with_suffix(".part")
            partial.write_bytes(message.message().as_bytes())
            partial.replace(target)
        return len(email_messages)
