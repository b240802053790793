"""Institutions: enter, change, name, attach to a parent; who speaks for them."""

import datetime

from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from iiwg.accounts.models import User
from iiwg.accounts.roles import SECRETARIAT
from iiwg.audit.actors import SYSTEM
from iiwg.audit.services import record
from iiwg.database.fold import alphabetical
from iiwg.database.models import today
from iiwg.notifications.notices import Recipient
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


def add(*, code: str, kind: str, names: dict[str, str], by, source: str = "", **fields) -> Institution:
    """An institution with its official names by language."""
    if Institution.objects.filter(code=code).exists():
        raise Refused(_("The code %(code)s is taken. Choose another one.") % {"code": code})
    with transaction.atomic():
        made = Institution.objects.create(code=code, kind=kind, **fields)
        for language, text in names.items():
            if text:
                InstitutionName.objects.create(
                    institution=made,
                    language=language,
                    text=text,
                    source=source,
                    confidence=Confidence.STANDARD,
                )
        sort(made)
        record("members.institution.add", made, by=by)
    return made


def change(institution: Institution, *, by, **fields) -> None:
    """Change what is not dated: kind, level, language, contacts."""
    with transaction.atomic():
        Institution.objects.filter(pk=institution.pk).update(**fields)
        record("members.institution.change", institution, by=by, fields=sorted(fields))
    institution.refresh_from_db()


def add_name(institution: Institution, *, language, kind, text, by, **fields) -> InstitutionName:
    """Record a name; a new official name from a day ends the one before it on the day before."""
    starts_on = fields.get("starts_on")
    now = institution.names.filter(language=language, kind=kind, ends_on__isnull=True)
    if (
        kind == NameKind.OFFICIAL
        and not starts_on
        and not fields.get("ends_on")
        and now.exclude(text=text).exists()
    ):
        raise Refused(
            _("Another official name in this language is on record. Say from which day the new one holds.")
        )
    ends_on = fields.get("ends_on")
    if kind == NameKind.OFFICIAL and ends_on:
        _refuse_overlapping_name(institution, language, starts_on, ends_on)
    if starts_on and not ends_on and now.filter(starts_on__gt=starts_on).exists():
        raise Refused(
            _(
                "A name of this kind holds from this day or a later one. Choose a later day, or say until when this one held."
            )
        )
    try:
        with transaction.atomic():
            if kind == NameKind.OFFICIAL and starts_on and not ends_on:
                now.filter(
                    starts_on=starts_on
                ).delete()  # the same day again: what was typed first is corrected
                institution.names.filter(language=language, kind=kind, ends_on__isnull=True).exclude(
                    starts_on__gte=starts_on
                ).update(ends_on=starts_on - datetime.timedelta(days=1))
            name = InstitutionName.objects.create(
                institution=institution, language=language, kind=kind, text=text, **fields
            )
            sort(institution)
            record("members.institution.name", institution, by=by)
    except IntegrityError as error:
        raise Refused(_("This name is recorded already, or it would end before it starts.")) from error
    return name


def _refuse_overlapping_name(institution, language, starts_on, ends_on) -> None:
    """A name of the past ends before another one in the same language begins."""
    others = institution.names.filter(language=language, kind=NameKind.OFFICIAL)
    dated = others.filter(
        starts_on__lte=ends_on
    )  # of a name without a first day it is not known since when it held
    if starts_on:
        dated = dated.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    present = others.filter(ends_on__isnull=True) if ends_on >= today() else others.none()
    if dated.exists() or present.exists():
        raise Refused(_("Another official name in this language holds in a part of this time."))


def set_parent(institution: Institution, parent: Institution | None, *, starts_on, by) -> None:
    """The body an institution belongs to from a day; the parent before ends on the day before."""
    with transaction.atomic():
        Group.objects.select_for_update().first()  # two at once must not make a circle
        if parent and institution.pk in _line_of(parent):
            raise Refused(_("An institution cannot belong to itself or to one of its own units."))
        open_rows = institution.parents.filter(ends_on__isnull=True)
        later = Q(starts_on__gte=starts_on) | Q(ends_on__gte=starts_on) if starts_on else Q(pk__isnull=True)
        if institution.parents.filter(later).exists():
            raise Refused(_("It belongs to another body from this day or a later one. Choose a later day."))
        if starts_on:
            open_rows.update(ends_on=starts_on - datetime.timedelta(days=1))
        elif open_rows.exists():
            raise Refused(_("Say from which day it belongs to the other body."))
        if parent:
            InstitutionParent.objects.create(institution=institution, parent=parent, starts_on=starts_on)
        record("members.institution.parent", institution, by=by)


def succeed(before: Institution, after: Institution, *, starts_on, source: str, by) -> Succession:
    """Record that one institution takes the place of another; a circle is refused."""
    try:
        with transaction.atomic():
            Group.objects.select_for_update().first()  # two at once must not make a circle
            if before.pk in _successors_of(after):
                raise Refused(_("An institution cannot succeed itself, nor one that succeeds it."))
            made = Succession.objects.create(before=before, after=after, starts_on=starts_on, source=source)
            record("members.institution.succeed", before, by=by, after=after.pk)
    except IntegrityError as error:
        raise Refused(_("This succession is recorded already.")) from error
    return made


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


def grant_focal_point(institution: Institution, user, *, by) -> None:
    """Let a user represent an institution."""
    if by is not SYSTEM and user.pk == by.pk:
        raise Refused(_("Nobody gives this to himself or herself. Another person records it."))
    with transaction.atomic():
        _grant, made = InstitutionUserObjectPermission.objects.get_or_create(
            permission=_represents(), user=user, content_object=institution
        )
        if not made:
            raise Refused(_("This user is focal point of this institution already."))
        record("members.institution.grant", institution, by=by, user=user.pk)


def withdraw_focal_point(institution: Institution, user, *, by) -> None:
    """End the grant; what the user did stays on record."""
    with transaction.atomic():
        ended, _rows = InstitutionUserObjectPermission.objects.filter(
            permission=_represents(), user=user, content_object=institution
        ).delete()
        if not ended:
            raise Refused(_("This user is not focal point of this institution."))
        record("members.institution.withdraw", institution, by=by, user=user.pk)


def _represents() -> Permission:
    return Permission.objects.get(content_type__app_label="members", codename="represent_institution")


def secretariat() -> list[Recipient]:
    """The accounts of the secretariat."""
    return [Recipient.of(user) for user in User.objects.with_role(SECRETARIAT)]


def set_sectors(institution: Institution, sectors: list[str], *, by) -> None:
    """The sectors an institution works in."""
    with transaction.atomic():
        institution.sectors.exclude(sector__in=sectors).delete()
        for sector in sectors:
            institution.sectors.get_or_create(sector=sector)
        record("members.institution.sectors", institution, by=by)
