"""People: enter, change, merge."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from iiwg.accounts.models import User
from iiwg.audit.actors import SYSTEM, Actor
from iiwg.workflow.doors import changing, creating, leave_no_trace
from iiwg.workflow.tables import Refused
from members.people.models import Person, PersonEmail, Post

LONGEST_ALIASES = 300


def add(*, by: Actor, emails: Iterable[str] = (), **fields: Any) -> Person:
    """A person as letters name them."""
    with creating(Person, "members.person.add", by=by) as make:
        person = make(**fields)
        _set_emails(person, emails)
    return person


def change(person: Person, *, by: Actor, emails: Iterable[str] = (), **fields: Any) -> None:
    """Change a person's names and contacts."""
    with changing(person, "members.person.change", by=by) as row:
        for name, value in fields.items():
            setattr(row, name, value)
        _set_emails(row, emails)


def add_email(person: Person, email: str, *, by: Actor) -> None:
    """Add an address to those of a person; an address of somebody else is refused."""
    with changing(person, "members.person.change", by=by) as row:
        if email.strip():
            _set_emails(row, [*_emails(row), email])
        else:
            leave_no_trace()


def learn_spelling(person: Person, name: str, latin: str, *, by: Actor) -> None:
    """Keep another spelling of a name, so that the person is found under it."""
    with changing(person, "members.person.change", by=by) as row:
        if not _learn_spelling(row, name, latin):
            leave_no_trace()


def _learn_spelling(person: Person, name: str, latin: str) -> bool:
    """Whether there was something to learn."""
    known = {person.full_name("tg"), person.latin_name, *(part.strip() for part in person.aliases.split(","))}
    new = [text for text in (name, latin) if text and text not in known]
    if new:
        aliases = ", ".join(part for part in (person.aliases, *new) if part)
        person.aliases = aliases[:LONGEST_ALIASES]
    return bool(new)


def _emails(person: Person) -> list[str]:
    return [str(row) for row in person.emails.all()]


def _set_emails(person: Person, emails: Iterable[str]) -> None:
    wanted = list({email.strip().casefold(): email.strip() for email in emails if email.strip()}.values())
    for email in wanted:
        owner = PersonEmail.objects.filter(email_folded=email.casefold()).exclude(person=person).first()
        if owner:
            raise Refused(
                _("%(email)s belongs to %(person)s already.") % {"email": email, "person": owner.person}
            )
    person.emails.exclude(email__in=wanted).delete()
    for email in wanted:
        person.emails.get_or_create(email=email)


def join_account(person: Person, user: User | None, *, by: Actor) -> None:
    """Say which account is this person's; upper nouns may refuse it."""
    with changing(person, "members.person.account", by=by) as row:
        if user and Person.objects.filter(user=user).exclude(pk=row.pk).exists():
            raise Refused(_("This account belongs to another person."))
        row.user = user


def merge(person: Person, other: Person, *, by: Actor) -> None:
    """Two records are one person: posts, addresses and spellings go to the first; the second points to it.

    Upper nouns move what is theirs. Sealed documents and lists of old meetings keep the record they name.
    """
    with changing(person, "members.person.merge", by=by, other=other.pk) as kept:
        gone = Person.objects.select_for_update().get(pk=other.pk)
        _refuse_merge(kept, gone)
        account, emails = kept.user or gone.user, [*_emails(kept), *_emails(gone)]
        gone.emails.all().delete()
        Post._base_manager.filter(person=gone).update(person=kept)
        gone.user, gone.merged_into = None, kept
        gone.save()
        kept.user = account
        _set_emails(kept, emails)
        _learn_spelling(kept, gone.full_name("tg"), gone.latin_name)


def _refuse_merge(kept: Person, gone: Person) -> None:
    if kept.pk == gone.pk or kept.merged_into_id or gone.merged_into_id:
        raise Refused(_("Choose two different records that were not merged before."))
    if kept.user_id and gone.user_id:
        raise Refused(_("Both records have an account. Take one account away first."))


def refuse_oneself(user_id: int | None, *, by: Actor) -> None:
    """Nobody gives the chair to himself or herself: another person of the secretariat records it."""
    if by is not SYSTEM and user_id is not None and user_id == by.pk:
        raise Refused(_("Nobody names himself or herself to the chair. Another person records it."))
