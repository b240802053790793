"""Letters before they leave: who would get one, who gets nothing and why, and what each says. What is shown is what is sent."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from iiwg.notifications.models import Notification
from iiwg.notifications.notices import Notice, Recipient, write
from iiwg.notifications.services import body_of, notify


@dataclass(frozen=True)
class Addressee:
    """Somebody a letter is meant for, and whom they stand for. Without a recipient they get nothing; `why` says why."""

    name: str
    institution: str = ""
    recipient: Recipient | None = None
    why: str = ""


@dataclass(frozen=True)
class Draft:
    """What a letter will say in one language, and how many get it in that language."""

    language: str
    subject: str
    text: str
    count: int


@dataclass(frozen=True)
class Mailing:
    """One letter to many: the page shows it, the service sends it. The rest is as of `notify`."""

    notice: Notice
    circle: list[Addressee]
    about: Any
    path: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def readers(self) -> list[Addressee]:
        """Who gets the letter."""
        return [addressee for addressee in self.circle if addressee.recipient]

    @property
    def left_out(self) -> list[Addressee]:
        """Who gets nothing."""
        return [addressee for addressee in self.circle if not addressee.recipient]

    @property
    def recipients(self) -> list[Recipient]:
        """The addresses, for the outbox."""
        return [addressee.recipient for addressee in self.circle if addressee.recipient]

    def drafts(self) -> list[Draft]:
        """The letter as it will arrive, in each language that somebody reads it in."""
        languages = [recipient.language for recipient in self.recipients]
        return [
            Draft(language, *self._written(language), count=languages.count(language))
            for language in dict.fromkeys(languages)
        ]

    def _written(self, language: str) -> tuple[str, str]:
        subject, text = write(self.notice, language, self.values)
        return subject, body_of(text, self.path, language)

    def digest(self) -> str:
        """What was shown, as a number: another one means that the letters have changed since."""
        addresses = sorted(f"{recipient.email} {recipient.language}" for recipient in self.recipients)
        texts = [f"{draft.language} {draft.subject} {draft.text}" for draft in self.drafts()]
        return hashlib.sha256("\n".join([*addresses, *texts]).encode()).hexdigest()

    def send(self) -> list[Notification]:
        """Put the letters into the outbox, in the caller's transaction."""
        return notify(self.notice, self.recipients, about=self.about, path=self.path, **self.values)
