"""People: enter, change, merge, give a post."""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from iiwg.accounts.roles import SECRETARIAT
from iiwg.audit.actors import SYSTEM
from iiwg.audit.services import record
from iiwg.workflow.tables import Refused
from members.people.models import Person, PersonEmail, Post


def add(*, by, emails=(), **fields) -> Person:
    """A person as letters name them."""
    with transaction.atomic():
        person = Person.objects.create(**fields)
        _set_emails(person, emails)
        record("members.person.add", person, by=by)
    return person


def change(person: Person, *, by, emails=(), **fields) -> None:
    """Change a person's names and contacts."""
    _refuse_merged(person)
    with transaction.atomic():
        for name, value in fields.items():
            setattr(person, name, value)
        person.save()
        _set_emails(person, emails)
        record("members.person.change", person, by=by)


def _acts_as_chair(person: Person) -> bool:
    """Chairs, chaired or will chair, or is a deputy."""
    return person.chairing_terms.exists() or person.delegations.filter(withdrawn_at__isnull=True).exists()


def _refuse_desk(user) -> None:
    """Four eyes: who writes the minutes at the desk does not approve them in the chair."""
    if user and user.has_role(SECRETARIAT):
        raise Refused(_("An account of the secretariat is not that of a co-chair or deputy."))


def _refuse_merged(person: Person) -> None:
    if person.merged_into_id:
        raise Refused(_("This record was merged into another one. Open that one."))


def _set_emails(person: Person, emails) -> None:
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


def add_email(person: Person, email: str, *, by) -> None:
    """Add an address to those of a person; an address of somebody else is refused."""
    if email.strip():
        with transaction.atomic():
            _set_emails(person, [*(str(row) for row in person.emails.all()), email.strip()])
            record("members.person.change", person, by=by)


def learn_spelling(person: Person, name: str, latin: str, *, by) -> None:
    """Keep another spelling of a name, so that the person is found under it."""
    known = {person.full_name("tg"), person.latin_name, *(part.strip() for part in person.aliases.split(","))}
    new = [text for text in (name, latin) if text and text not in known]
    if new:
        aliases = ", ".join(part for part in (person.aliases, *new) if part)
        change(person, aliases=aliases[:300], emails=[str(row) for row in person.emails.all()], by=by)


def join_account(person: Person, user, *, by) -> None:
    """Say which account is this person's."""
    _refuse_merged(person)
    if user and Person.objects.filter(user=user).exclude(pk=person.pk).exists():
        raise Refused(_("This account belongs to another person."))
    if user and _acts_as_chair(person):
        refuse_oneself(user.pk, by=by)
        _refuse_desk(user)
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(user=user)
        record("members.person.account", person, by=by)
    person.refresh_from_db()


def merge(person: Person, other: Person, *, by) -> None:
    """Two records are one person: posts, terms, addresses and spellings go to the first; the second points to it.

    Sealed documents and lists of old meetings keep the record they name.
    """
    with transaction.atomic():
        rows = Person.objects.select_for_update().filter(pk__in=[person.pk, other.pk]).order_by("pk")
        kept, gone = (
            sorted(rows, key=lambda row: row.pk != person.pk) if person.pk != other.pk else (person, person)
        )
        _refuse_merge(kept, gone, by=by)
        _merge(kept, gone, by=by)
    person.refresh_from_db()


def _refuse_merge(person: Person, other: Person, *, by) -> None:
    if person.pk == other.pk or other.merged_into_id or person.merged_into_id:
        raise Refused(_("Choose two different records that were not merged before."))
    if person.user_id and other.user_id:
        raise Refused(_("Both records have an account. Take one account away first."))
    if _acts_as_chair(person) or _acts_as_chair(other):
        refuse_oneself(person.user_id or other.user_id, by=by)
        _refuse_desk(person.user or other.user)


def _merge(person: Person, other: Person, *, by) -> None:
    account, addresses = other.user, [str(row) for row in other.emails.all()]
    other.emails.all().delete()
    Person.objects.filter(pk=other.pk).update(user=None, merged_into=person)
    if account:
        Person.objects.filter(pk=person.pk).update(user=account)
    for rows in (other.posts, other.membership_terms, other.chairing_terms):
        rows.update(person=person)
    other.delegations.update(delegate=person)
    person.refresh_from_db()
    for address in addresses:
        add_email(person, address, by=by)
    learn_spelling(person, other.full_name("tg"), other.latin_name, by=by)
    record("members.person.merge", person, by=by, other=other.pk)


def add_post(person: Person, *, institution, starts_on, by, ends_on=None, source="", **titles) -> Post:
    """A job title at an institution from a day; an open post at the same institution ends on the day before."""
    _refuse_merged(person)
    try:
        with transaction.atomic():
            same_day = person.posts.filter(institution=institution, starts_on=starts_on, ends_on__isnull=True)
            if starts_on and ends_on is None and (post := same_day.first()):
                for name, text in titles.items():  # the same day again: what was typed first is corrected
                    setattr(post, name, text)
                post.save()
                record("members.person.post", person, by=by)
                return post
            if starts_on:
                person.posts.filter(institution=institution, ends_on__isnull=True).exclude(
                    starts_on__gte=starts_on
                ).update(ends_on=starts_on - datetime.timedelta(days=1))
                later = person.posts.filter(institution=institution, starts_on__gt=starts_on)
                later = later.order_by(F("starts_on").asc(nulls_last=True))
                if ends_on is None and later.exists():
                    ends_on = later.first().starts_on - datetime.timedelta(days=1)
            post = Post.objects.create(
                person=person,
                institution=institution,
                starts_on=starts_on,
                ends_on=ends_on,
                source=source,
                **titles,
            )
            record("members.person.post", person, by=by)
    except IntegrityError as error:
        raise Refused(_("The post would end before it starts.")) from error
    return post


def end_post(post: Post, *, ends_on: datetime.date, by) -> None:
    """Say until when a post was held."""
    if post.ends_on and ends_on > post.ends_on:
        raise Refused(_("This post has ended. Record a new one."))
    try:
        with transaction.atomic():
            Post.objects.filter(pk=post.pk).update(ends_on=ends_on)
            record("members.person.post_end", post.person, by=by)
    except IntegrityError as error:
        raise Refused(_("The post would end before it starts.")) from error


def refuse_oneself(user_id: int | None, *, by) -> None:
    """Nobody gives the chair to himself or herself: another person of the secretariat records it."""
    if by is not SYSTEM and user_id is not None and user_id == by.pk:
        raise Refused(_("Nobody names himself or herself to the chair. Another person records it."))
