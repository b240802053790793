"""Chairing terms: who leads, who is next, the generated rotation."""

import datetime
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iiwg.audit.services import record
from iiwg.audit.words import say
from iiwg.workflow.tables import Refused
from members.enums import Approver, ChairModel
from members.models import ChairingTerm, Delegation, Institution, Person, TermsOfReference

say(
    {
        "members.chairingterm.generate": gettext_lazy("generated the rotation"),
        "members.chairingterm.add": gettext_lazy("recorded a chairing term"),
        "members.chairingterm.name": gettext_lazy("named the official who chairs"),
        "members.chairingterm.delegate": gettext_lazy("let a deputy act for the co-chair"),
        "members.chairingterm.withdraw": gettext_lazy("withdrew the delegation"),
    }
)


def leading(on: datetime.date | None = None) -> ChairingTerm | None:
    """The chairing term that leads on a day (the first slot)."""
    return ChairingTerm.objects.on(on).select_related("institution", "person__user").order_by("slot").first()


def following(term: ChairingTerm) -> ChairingTerm | None:
    """The other co-chair: the next term of the slot, or of two standing chairs the other slot."""
    terms = ChairingTerm.objects.select_related("institution", "person__user")
    if term.terms.chair_model == ChairModel.STANDING_PAIR:
        return terms.on(term.starts_on).exclude(slot=term.slot).first()
    later = terms.filter(slot=term.slot, starts_on__gt=term.starts_on).exclude(
        institution=term.institution_id
    )
    return later.order_by("starts_on").first()


def incoming(on: datetime.date | None = None) -> ChairingTerm | None:
    """Who leads next, seen from a day."""
    now = leading(on)
    return following(now) if now else None


def signing(on: datetime.date | None = None) -> ChairingTerm | None:
    """The chairing term whose official signs letters on a day, as the Terms of Reference of that day say (p28)."""
    lead = leading(on)
    terms = TermsOfReference.objects.on(on).first()
    if lead and terms and terms.correspondence_signatory == Approver.NEXT_COCHAIR:
        return following(lead) or lead
    return lead


def accounts_of(term: ChairingTerm, on: datetime.date | None = None) -> list:
    """The active accounts of the official of a term and of the deputies who act on a day."""
    people = [term.person] if term.person else []
    people += [row.delegate for row in term.delegations.on(on).select_related("delegate__user")]
    return [person.user for person in people if person.user and person.user.is_active]


def signatory(on: datetime.date | None = None) -> tuple[str, str]:
    """Who signs letters of the group on a day: the body or post, and the name where it is known (p28)."""
    term = signing(on)
    if term is None:
        return "", ""
    post = term.person.post_on(on, term.institution) if term.person else None
    title = f"{post}, " if post and str(post) else ""
    return f"{title}{term.institution}", term.person.full_name() if term.person else ""


def default_host(on: datetime.date | None = None) -> Institution | None:
    """The host of a meeting unless agreed otherwise (p25): the leading co-chair's institution, or the one chair's."""
    term = leading(on)
    if term:
        return term.institution
    terms = TermsOfReference.objects.on(on).first()
    if terms and terms.chair_model == ChairModel.SINGLE:
        entry = terms.chair_pool.select_related("institution").first()
        return entry.institution if entry else None
    return None


def refuse_outside_pool(terms: TermsOfReference | None, institution: Institution) -> None:
    """Only institutions of the pool chair (p21)."""
    if terms is None or not terms.chair_pool.filter(institution=institution).exists():
        raise Refused(
            _("%(institution)s is not in the pool of co-chairs of these Terms of Reference.")
            % {"institution": institution},
            paragraph="21",
        )


def generate_rotation(
    terms: TermsOfReference, *, starts_on: datetime.date, years: int, by, ground: str = ""
) -> list[ChairingTerm]:
    """Chairing terms for some years from the pool in its order, one institution after the other (p21)."""
    if terms.chair_model != ChairModel.ROTATING_PAIR:
        raise Refused(_("These Terms of Reference ask for no rotation."), paragraph="21")
    pool = [entry.institution for entry in terms.chair_pool.select_related("institution")]
    if not pool:
        raise Refused(
            _("The pool of co-chairs is empty. Add the institutions that may chair."), paragraph="21"
        )
    months = terms.rotation_period_months or 12
    made, begins = [], starts_on
    with transaction.atomic():
        for place in range(years * 12 // months):
            ends = begins + relativedelta(months=months) - timedelta(days=1)
            made.append(
                add(
                    terms,
                    institution=pool[place % len(pool)],
                    starts_on=begins,
                    ends_on=ends,
                    by=by,
                    ground=ground,
                )
            )
            begins = ends + timedelta(days=1)
        record("members.chairingterm.generate", terms, by=by, years=years)
    return made


def add(
    terms: TermsOfReference,
    *,
    institution: Institution,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    by,
    person: Person | None = None,
    slot: int = 1,
    ground: str = "",
) -> ChairingTerm:
    """Record that an institution of the pool leads from a day to a day."""
    refuse_outside_pool(terms, institution)
    if ends_on and ends_on < starts_on:
        raise Refused(_("The term would end before it starts."))
    try:
        with transaction.atomic():
            term = ChairingTerm.objects.create(
                terms=terms,
                institution=institution,
                person=person,
                starts_on=starts_on,
                ends_on=ends_on,
                slot=slot,
                ground=ground,
            )
            record("members.chairingterm.add", term, by=by)
    except IntegrityError as error:
        raise Refused(
            _("Another institution leads in a part of this time already."), paragraph="21"
        ) from error
    return term


def name_official(term: ChairingTerm, person: Person | None, *, by) -> None:
    """Name the senior official who chairs for the institution (p21)."""
    with transaction.atomic():
        ChairingTerm.objects.filter(pk=term.pk).update(person=person)
        record("members.chairingterm.name", term, by=by)
    term.refresh_from_db()


def nominate_official(institution: Institution, person: Person, *, starts_on: datetime.date, by) -> None:
    """The official an institution nominated chairs in its terms from a day; a term under way is divided on that day.

    Meetings keep the part of the term they were held under.
    """
    terms = ChairingTerm.objects.filter(institution=institution)
    for term in terms.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)):
        if term.person_id == person.pk:
            continue
        if term.person_id is None or term.starts_on >= starts_on:
            name_official(term, person, by=by)
        else:
            _divide(term, person, starts_on=starts_on, by=by)


def _divide(term: ChairingTerm, person: Person, *, starts_on: datetime.date, by) -> None:
    """Another official takes over within a term."""
    with transaction.atomic():
        ends_on = term.ends_on
        ChairingTerm.objects.filter(pk=term.pk).update(ends_on=starts_on - timedelta(days=1))
        add(
            term.terms,
            institution=term.institution,
            starts_on=starts_on,
            ends_on=ends_on,
            person=person,
            slot=term.slot,
            ground=term.ground,
            by=by,
        )


def delegate(
    term: ChairingTerm, person: Person, *, starts_on, ends_on, document=None, note="", by
) -> Delegation:
    """Let a deputy act in a chairing term from a day to a day, within the term."""
    if ends_on and ends_on < starts_on:
        raise Refused(_("The delegation would end before it starts."))
    if starts_on < term.starts_on or (term.ends_on and (ends_on is None or ends_on > term.ends_on)):
        raise Refused(_("A delegation lies within the chairing term."), paragraph="21")
    if person.pk == term.person_id:
        raise Refused(_("The official chairs already. Choose a deputy."))
    with transaction.atomic():
        made = Delegation.objects.create(
            term=term,
            delegate=person,
            starts_on=starts_on,
            ends_on=ends_on,
            document=document,
            note=note,
            made_by=by,
        )
        record("members.chairingterm.delegate", term, by=by, delegation=made.pk)
    return made


def withdraw(delegation: Delegation, *, by) -> None:
    """End a delegation at once."""
    with transaction.atomic():
        row = Delegation.objects.select_for_update().get(pk=delegation.pk)
        if row.withdrawn_at:
            raise Refused(_("This delegation is withdrawn already."))
        Delegation.objects.filter(pk=row.pk).update(withdrawn_at=timezone.now())
        record("members.chairingterm.withdraw", row.term, by=by, delegation=row.pk)
