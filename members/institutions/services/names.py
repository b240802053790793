"""Names of institutions: record, complete, correct, withdraw."""

from typing import Any, TypeAlias

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iiwg.audit.actors import Actor
from iiwg.database.periods import contradicted
from iiwg.workflow.doors import changing
from iiwg.workflow.tables import Refused
from members.institutions.dated_facts import (
    complete,
    correct,
    is_apart,
    keeping_old_lists,
    refuse_backward,
    says_more,
    widened,
    withdraw,
)
from members.institutions.enums import NameKind
from members.institutions.models import Institution, InstitutionName
from members.institutions.services.institutions import sort

Names: TypeAlias = QuerySet[InstitutionName]
_RECORDED = gettext_lazy("This name is recorded already, or it would end before it starts.")


def add_name(
    institution: Institution,
    *,
    language: str,
    kind: str,
    text: str,
    by: Actor,
    because: str = "",
    **fields: Any,
) -> InstitutionName:
    """Record a name, or what was not known yet of one on record; because: why lists of old meetings change by it.

    fields: starts_on, ends_on with their precision, source, confidence. Of the official names in a language one holds at a
    time: what is known of the days of one tells when the others began and ended.
    """
    fields = widened(fields)
    with changing(institution, "members.institution.name", by=by) as row, keeping_old_lists(row, because):
        refuse_backward(fields, _RECORDED)
        series = row.names.filter(language=language, kind=kind)
        name = _completed(series.filter(text=text), fields)
        if name is None:
            name = InstitutionName(institution=row, language=language, kind=kind, text=text, **fields)
            _replace_of_same_day(series, name, by=by)
        name.recorded_because = because
        name.save()
        _refuse_contradiction(name)
        sort(row)
    return name


def _completed(names: Names, fields: dict[str, Any]) -> InstitutionName | None:
    """The row of the same words on record, with the days it left open; None where the name holds at another time."""
    for name in names:
        is_more = says_more(name, fields)
        if complete(name, fields):
            if not is_more:
                raise Refused(_RECORDED)
            name.source = name.source or fields.get("source", "")
            return name
        if not is_apart(name, fields.get("starts_on"), fields.get("ends_on")):
            raise Refused(_("This name is on record with other days. Correct that entry."))
    return None


def _replace_of_same_day(series: Names, name: InstitutionName, *, by: Actor) -> None:
    """A second official name from the same day is a correction of the first."""
    if not name.is_one_at_a_time or not name.starts_on or name.ends_on:
        return
    for first in series.filter(starts_on=name.starts_on, ends_on=None):
        withdraw(first, because=_("Another name was entered from the same day."), by=by)


def _refuse_contradiction(name: InstitutionName) -> None:
    """Two official names in a language do not hold on one day."""
    if not name.is_one_at_a_time:
        return
    series = InstitutionName.objects.filter(
        institution=name.institution_id, language=name.language, kind=name.kind
    )
    other = contradicted(series, name)
    if other is None:
        return
    if name.starts_on or name.ends_on:
        raise Refused(
            _("“%(name)s” holds in a part of this time. Correct its days, or those of this name.")
            % {"name": other}
        )
    raise Refused(
        _("Another official name in this language is on record. Say from which day the new one holds.")
    )


def correct_name(name: InstitutionName, *, because: str, by: Actor, **fields: Any) -> InstitutionName:
    """Put the right name, days or source in the place of what was entered; what stood is kept."""
    institution = name.institution
    fields = widened(fields)
    with changing(name, "members.institution.correct", by=by, part_of=name.institution) as row:
        refuse_backward(fields, _RECORDED)
        others = institution.names.filter(language=fields["language"], kind=fields["kind"])
        if others.filter(text=fields["text"], starts_on=fields.get("starts_on")).exclude(pk=row.pk).exists():
            raise Refused(_RECORDED)
        right = correct(row, because=because, by=by, **fields)
        _refuse_contradiction(right)
        sort(institution)
    return right


def withdraw_name(name: InstitutionName, *, because: str, by: Actor) -> None:
    """A name that was entered by mistake counts no more; the last one of an institution stays."""
    with changing(name, "members.institution.take_back", by=by, part_of=name.institution) as row:
        withdraw(row, because=because, by=by)
        if not row.institution.names.filter(kind=NameKind.OFFICIAL).exists():
            raise Refused(_("This is the only official name. Correct it instead."))
        sort(row.institution)
