"""Institutions: enter and change what is not dated; who speaks for them."""

from typing import Any

from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _

from iiwg.accounts.models import User
from iiwg.accounts.roles import SECRETARIAT
from iiwg.audit.actors import SYSTEM, Actor
from iiwg.database.fold import alphabetical
from iiwg.notifications.notices import Recipient
from iiwg.pages.languages import SITE_LANGUAGES, fields_of
from iiwg.workflow.doors import changing, creating
from iiwg.workflow.tables import Refused
from members.institutions.enums import Confidence
from members.institutions.models import Institution, InstitutionUserObjectPermission


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


def sort(institution: Institution) -> None:
    """Keep the sort keys up to date with the official names."""
    fresh = Institution.objects.prefetch_related("names").get(pk=institution.pk)
    keys = [alphabetical(fresh.name(language)) for language in SITE_LANGUAGES]
    columns = fields_of("alphabet")
    Institution.objects.filter(pk=institution.pk).update(**dict(zip(columns, keys, strict=True)))


def set_sectors(institution: Institution, sectors: list[str], *, by: Actor) -> None:
    """The sectors an institution works in."""
    with changing(institution, "members.institution.sectors", by=by) as row:
        row.sectors.exclude(sector__in=sectors).delete()
        for sector in sectors:
            row.sectors.get_or_create(sector=sector)


def secretariat() -> list[Recipient]:
    """The accounts of the secretariat."""
    return [Recipient.of(user) for user in User.objects.with_role(SECRETARIAT)]


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
