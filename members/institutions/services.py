"""Institutions: enter, change, name, attach to a parent; who speaks for them."""

import datetime
from typing import Any, TypeAlias

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from iiwg.accounts.models import User
from iiwg.accounts.roles import SECRETARIAT
from iiwg.audit.actors import SYSTEM, Actor
from iiwg.database.fold import alphabetical
from iiwg.database.models import today
from iiwg.notifications.notices import Recipient
from iiwg.workflow.doors import changing, creating
from iiwg.workflow.tables import Refused
from members.institutions.enums import Confidence, NameKind
from members.institutions.models import (
    Group,
    Institution,
    InstitutionName,
    InstitutionParent,
    InstitutionUserObjectPermission,
    Succession,
)

Names: TypeAlias = QuerySet[InstitutionName]


def add(
    *, code: str, kind: str, names: dict[str, str], by: Actor, source: str = "", **fields: Any
) -> Institution:
    """An institution with its official names by language."""
    with creating(Institution, "members.institution.add", by=by) as make:
        if Institution.objects.filter(code=code).exists():
            raise Refused(_("The code %(code)s is taken. Choose another one.") % {"code": code})
        institution = make(code=code, kind=kind, **fields)
        for language, text in names.items():
            if text:
                institution.names.create(
                    language=language, text=text, source=source, confidence=Confidence.STANDARD
                )
        sort(institution)
    return institution


def change(institution: Institution, *, by: Actor, **fields: Any) -> None:
    """Change what is not dated: kind, level, language, contacts."""
    with changing(institution, "members.institution.change", by=by, fields=sorted(fields)) as row:
        for name, value in fields.items():
            setattr(row, name, value)


def add_name(
    institution: Institution,
    *,
    language: str,
    kind: str,
    text: str,
    by: Actor,
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    **fields: Any,
) -> InstitutionName:
    """Record a name; a new official name from a day ends the one before it on the day before."""
    with changing(institution, "members.institution.name", by=by) as row:
        names = row.names.filter(language=language, kind=kind)
        if kind == NameKind.OFFICIAL:
            _refuse_second_official_name(names, text, starts_on, ends_on)
        _refuse_earlier_name(names, starts_on, ends_on)
        if kind == NameKind.OFFICIAL and starts_on and not ends_on:
            names.filter(ends_on=None, starts_on=starts_on).delete()  # the same day again: a correction
            before = names.filter(ends_on=None).exclude(starts_on__gte=starts_on)
            before.update(ends_on=starts_on - datetime.timedelta(days=1))
        is_backward = starts_on and ends_on and ends_on < starts_on
        if is_backward or names.filter(text=text).exists():
            raise Refused(_("This name is recorded already, or it would end before it starts."))
        name = row.names.create(
            language=language, kind=kind, text=text, starts_on=starts_on, ends_on=ends_on, **fields
        )
        sort(row)
    return name


def _refuse_second_official_name(
    names: Names, text: str, starts_on: datetime.date | None, ends_on: datetime.date | None
) -> None:
    """One official name in a language on a day."""
    if ends_on:
        _refuse_overlapping_name(names, starts_on, ends_on)
    elif not starts_on and names.filter(ends_on=None).exclude(text=text).exists():
        raise Refused(
            _("Another official name in this language is on record. Say from which day the new one holds.")
        )


def _refuse_earlier_name(
    names: Names, starts_on: datetime.date | None, ends_on: datetime.date | None
) -> None:
    """A name that has no end begins after those there are."""
    if starts_on and not ends_on and names.filter(ends_on=None, starts_on__gt=starts_on).exists():
        raise Refused(
            _(
                "A name of this kind holds from this day or a later one. Choose a later day, or say until when this one held."
            )
        )


def _refuse_overlapping_name(names: Names, starts_on: datetime.date | None, ends_on: datetime.date) -> None:
    """A name of the past ends before another one in the same language begins.

    Of a name without a first day it is not known since when it held.
    """
    dated = names.filter(starts_on__lte=ends_on)
    if starts_on:
        dated = dated.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    present = names.filter(ends_on__isnull=True) if ends_on >= today() else names.none()
    if dated.exists() or present.exists():
        raise Refused(_("Another official name in this language holds in a part of this time."))


def set_parent(
    institution: Institution, parent: Institution | None, *, starts_on: datetime.date | None, by: Actor
) -> None:
    """The body an institution belongs to from a day; the parent before ends on the day before."""
    with changing(institution, "members.institution.parent", by=by) as row:
        _wait_for_others()
        if parent and row.pk in _line_of(parent):
            raise Refused(_("An institution cannot belong to itself or to one of its own units."))
        open_rows = row.parents.filter(ends_on__isnull=True)
        later = Q(starts_on__gte=starts_on) | Q(ends_on__gte=starts_on) if starts_on else Q(pk__isnull=True)
        if row.parents.filter(later).exists():
            raise Refused(_("It belongs to another body from this day or a later one. Choose a later day."))
        if starts_on:
            open_rows.update(ends_on=starts_on - datetime.timedelta(days=1))
        elif open_rows.exists():
            raise Refused(_("Say from which day it belongs to the other body."))
        if parent:
            row.parents.create(parent=parent, starts_on=starts_on)


def succeed(
    before: Institution, after: Institution, *, starts_on: datetime.date | None, source: str, by: Actor
) -> Succession:
    """Record that one institution takes the place of another; a circle is refused."""
    with changing(before, "members.institution.succeed", by=by, after=after.pk) as row:
        _wait_for_others()
        if row.pk in _successors_of(after):
            raise Refused(_("An institution cannot succeed itself, nor one that succeeds it."))
        if row.successors.filter(after=after).exists():
            raise Refused(_("This succession is recorded already."))
        succession = row.successors.create(after=after, starts_on=starts_on, source=source)
    return succession


def _wait_for_others() -> None:
    """Two at once must not make a circle: one waits for the other."""
    Group.objects.select_for_update().first()


def _successors_of(institution: Institution) -> set[int]:
    """An institution and every one that follows it."""
    seen: set[int] = set()
    above = {institution.pk}
    while above - seen:
        seen |= above
        above = set(Succession.objects.filter(before_id__in=above).values_list("after_id", flat=True))
    return seen


def _line_of(institution: Institution) -> set[int]:
    """An institution and every body above it."""
    seen: set[int] = set()
    above = {institution.pk}
    while above - seen:
        seen |= above
        above = set(
            InstitutionParent.objects.filter(institution_id__in=above).values_list("parent_id", flat=True)
        )
    return seen


def sort(institution: Institution) -> None:
    """Keep the sort key of the Tajik alphabet up to date with the official name."""
    fresh = Institution.objects.prefetch_related("names").get(pk=institution.pk)
    Institution.objects.filter(pk=institution.pk).update(alphabet=alphabetical(fresh.name("tg")))


def grant_focal_point(institution: Institution, user: User, *, by: Actor) -> None:
    """Let a user represent an institution."""
    with changing(institution, "members.institution.grant", by=by, user=user.pk) as row:
        if by is not SYSTEM and user.pk == by.pk:
            raise Refused(_("Nobody gives this to himself or herself. Another person records it."))
        _grant, made = InstitutionUserObjectPermission.objects.get_or_create(
            permission=_represents(), user=user, content_object=row
        )
        if not made:
            raise Refused(_("This user is focal point of this institution already."))


def withdraw_focal_point(institution: Institution, user: User, *, by: Actor) -> None:
    """End the grant; what the user did stays on record."""
    with changing(institution, "members.institution.withdraw", by=by, user=user.pk) as row:
        ended, _rows = InstitutionUserObjectPermission.objects.filter(
            permission=_represents(), user=user, content_object=row
        ).delete()
        if not ended:
            raise Refused(_("This user is not focal point of this institution."))


def _represents() -> Permission:
    return Permission.objects.get(content_type__app_label="members", codename="represent_institution")


def secretariat() -> list[Recipient]:
    """The accounts of the secretariat."""
    return [Recipient.of(user) for user in User.objects.with_role(SECRETARIAT)]


def set_sectors(institution: Institution, sectors: list[str], *, by: Actor) -> None:
    """The sectors an institution works in."""
    with changing(institution, "members.institution.sectors", by=by) as row:
        row.sectors.exclude(sector__in=sectors).delete()
        for sector in sectors:
            row.sectors.get_or_create(sector=sector)
