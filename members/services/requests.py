"""Ask institutions to nominate: one request a seat, its letter, reminders, the steps inside the institution (p19)."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.audit.words import say
from iiwg.database.fold import fold
from iiwg.database.models import today
from iiwg.notifications.services import notify
from iiwg.pages.dates import long_date
from iiwg.workflow.engine import move
from iiwg.workflow.tables import Refused
from members import notices
from members.enums import Capacity, NominationReason
from members.models import (
    Institution,
    InstitutionParent,
    Letter,
    LpiVersion,
    MembershipTerm,
    NominationRequest,
    Seat,
)
from members.services import calendar, chairs, letters, recipients
from members.services.terms import on as terms_on
from members.topics import Topic

say(
    {
        "members.nominationrequest.open": gettext_lazy("asked for a nomination"),
        "members.nominationrequest.remind": gettext_lazy("sent a reminder"),
        "members.nominationrequest.steps": gettext_lazy("changed the steps inside the institution"),
    }
)


def expected_units(on: datetime.date | None = None) -> list[Institution]:
    """The units the List of Participating Institutions expects a member from: those with a seat, else the body itself."""
    version = LpiVersion.objects.on(on).first()
    listed = list(version.entries.values_list("institution_id", flat=True)) if version else []
    below = InstitutionParent.objects.on(on).filter(parent_id__in=listed)
    seated = set(
        Seat.objects.filter(
            Q(unit_id__in=listed) | Q(unit_id__in=below.values("institution_id")), capacity=Capacity.MEMBER
        ).values_list("unit_id", flat=True)
    )
    with_units = set(below.filter(institution_id__in=seated).values_list("parent_id", flat=True))
    alone = {place for place in listed if place not in with_units}
    return list(Institution.objects.filter(pk__in=seated | alone).with_names())


def is_listed(unit: Institution, on: datetime.date | None = None) -> bool:
    """Whether a unit, or the body it belongs to, is on the List of Participating Institutions of a day."""
    line = {
        unit.pk,
        *InstitutionParent.objects.on(on).filter(institution=unit).values_list("parent_id", flat=True),
    }
    version = LpiVersion.objects.on(on).first()
    return bool(version and version.entries.filter(institution_id__in=line).exists())


def refuse_unlisted(unit: Institution) -> None:
    """Refuse what only an institution of the List of Participating Institutions may have (p19)."""
    if not is_listed(unit):
        raise Refused(
            _("%(unit)s is not on the List of Participating Institutions. The list changes by a decision.")
            % {"unit": unit},
            basis=Topic.LIST,
        )


def ask(unit: Institution, *, capacity: str, working_days: int, by) -> NominationRequest:
    """Ask a unit to nominate somebody for one seat; the letter is written and those who speak for the unit are told."""
    refuse_capacity(unit, capacity)
    day = today()
    with transaction.atomic():
        seat, _made = Seat.objects.get_or_create(unit=unit, capacity=capacity, ordinal=1)
        seat = Seat.objects.select_for_update().get(pk=seat.pk)
        if seat.requests.filter(status="open").exists():
            raise Refused(_("%(unit)s was asked already and has not answered yet.") % {"unit": unit})
        asked = NominationRequest.objects.create(
            seat=seat,
            reason=reason_of(seat),
            language=unit.letter_language,
            requested_on=day,
            due_on=calendar.add_working_days(day, working_days),
        )
        letters.write_request(asked, by=by)
        record("members.nominationrequest.open", asked, by=by)
        _tell_institution(notices.REQUESTED, asked)
    return asked


def reason_of(seat: Seat, person=None, *, named: str = "") -> str:
    """Why a seat is nominated for: nobody holds it; the same person goes on; or (nobody named yet) the term is to go on.

    person: who is accepted; named: the name a letter gives before it is known who on record it is.
    """
    holder = MembershipTerm.objects.holding().filter(seat=seat).select_related("person").first()
    if holder is None:
        return NominationReason.FIRST
    if person:
        same = holder.person_id == person.pk
    else:
        same = not named or fold(named) == fold(holder.person.full_name("tg"))
    return NominationReason.RENEWAL if same else NominationReason.REPLACEMENT


def refuse_capacity(unit: Institution, capacity: str) -> None:
    """Refuse a seat the Terms of Reference do not give: an alternate, or a co-chair outside the pool."""
    terms = terms_on()
    if capacity == Capacity.ALTERNATE and terms and terms.alternates_allowed is False:
        raise Refused(_("The Terms of Reference do not allow alternates."), basis=Topic.ALTERNATES)
    if capacity == Capacity.COCHAIR:
        chairs.refuse_outside_pool(terms, unit)


def remind(asked: NominationRequest, *, by) -> Letter:
    """Write a polite reminder letter and send it by e-mail; the letter, to be signed and sent on paper too."""
    with transaction.atomic():
        row = NominationRequest.objects.select_for_update().get(pk=asked.pk)
        if row.status != "open":
            raise Refused(_("This request is answered or withdrawn. There is nothing to remind of."))
        if row.letters.filter(kind="reminder", made_on=today()).exists():
            raise Refused(_("%(unit)s was reminded today already.") % {"unit": row.seat.unit})
        letter = letters.write_reminder(row, on=today(), by=by)
        record("members.nominationrequest.remind", row, by=by)
        _tell_institution(notices.REMINDED, row)
    return letter


def withdraw_request(asked: NominationRequest, *, by) -> None:
    """Ask no longer; what an institution has begun to write stays a nomination of its own."""
    with transaction.atomic():
        move(asked, "withdraw", by=by)
        asked.nominations.filter(status__in=["draft", "returned"]).update(request=None)


def _tell_institution(notice, asked: NominationRequest) -> None:
    unit = asked.seat.unit
    notify(
        notice,
        recipients.of_nominators_or_desk([unit])[unit.pk],
        about=asked,
        path=path_of(asked),
        unit=unit.name,
        capacity=asked.seat.get_capacity_display,
        due=lambda: long_date(asked.due_on, get_language()),
    )


def path_of(asked: NominationRequest) -> str:
    """The page an institution is led to."""
    return reverse("members:request", args=[asked.pk])


def apply_steps(asked: NominationRequest, template, *, by) -> None:
    """Plan the approvals inside the institution from a template, each step its working days after the one before."""
    with transaction.atomic():
        if asked.steps.filter(done_on__isnull=False).exists():
            raise Refused(_("Some steps are done already. Change them one by one."))
        asked.steps.all().delete()
        day = asked.requested_on
        for step in template.steps.all():
            day = calendar.add_working_days(day, step.working_days)
            asked.steps.create(ordinal=step.ordinal, title=step.title, planned_on=day)
        record("members.nominationrequest.steps", asked, by=by)


def finish_step(step, *, done_on: datetime.date | None, by) -> None:
    """Say on which day a step inside the institution was done, or that it was not."""
    with transaction.atomic():
        step.done_on = done_on
        step.save(update_fields=["done_on"])
        record("members.nominationrequest.steps", step.request, by=by)
