"""The Terms of Reference: which version applies, and what it takes to apply another."""

import datetime
from dataclasses import dataclass
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.actors import SYSTEM
from iiwg.audit.services import record
from iiwg.database.models import today
from iiwg.documents.models import DocumentVersion
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import notify
from iiwg.pages.words import in_language
from iiwg.workflow.tables import Refused
from members.chairs import notices
from members.chairs.models import ChairingTerm, Delegation
from members.chairs.services.delegation import end_delegations
from members.institutions.models import Institution
from members.people.models import Person
from members.people.services.people import refuse_oneself
from members.terms.enums import Approver, ChairModel, SecretariatModel, Topic
from members.terms.models import TermsOfReference
from members.terms.services.terms import on


def secretariat_on(day: datetime.date | None = None) -> Institution | None:
    """The institution that serves as secretariat on a day: fixed, or with the leading co-chair (p21, p23)."""
    version = on(day)
    if version is None:
        return None
    if version.secretariat_model == SecretariatModel.ROTATING:
        term = ChairingTerm.objects.on(day).select_related("institution").order_by("slot").first()
        return term.institution if term else None
    return version.secretariat_institution


def leading(on: datetime.date | None = None) -> ChairingTerm | None:
    """The chairing term that leads on a day (the first slot)."""
    return ChairingTerm.objects.on(on).select_related("institution", "person__user").order_by("slot").first()


def incoming(on: datetime.date | None = None) -> ChairingTerm | None:
    """Who leads next, seen from a day."""
    now = leading(on)
    return now.following() if now else None


def beside(term: ChairingTerm, on: datetime.date | None) -> ChairingTerm | None:
    """Of two standing chairs the one who chairs on a day beside the chair of a term; by rotation nobody does."""
    if term.terms.chair_model != ChairModel.STANDING_PAIR:
        return None
    terms = ChairingTerm.objects.on(on).select_related("institution", "person__user")
    return terms.exclude(slot=term.slot).first()


def second(term: ChairingTerm, on: datetime.date | None) -> ChairingTerm | None:
    """The other co-chair on a day: of two standing chairs the one beside, by rotation who leads next (p22)."""
    if term.terms.chair_model == ChairModel.STANDING_PAIR:
        return beside(term, on)
    return term.following()


def signing(on: datetime.date | None = None) -> ChairingTerm | None:
    """The chairing term whose official signs letters on a day, as the Terms of Reference of that day say (p28)."""
    lead = leading(on)
    terms = TermsOfReference.objects.on(on).first()
    if lead and terms and terms.correspondence_signatory == Approver.NEXT_COCHAIR:
        return second(lead, on) or lead
    return lead


def accounts_of(term: ChairingTerm, on: datetime.date | None = None) -> list:
    """The active accounts of the official of a term, of who took over within the turn, and of the deputies of a day."""
    turn = term.first_part or term
    later = turn.parts.on(on).filter(starts_on__gt=term.starts_on).select_related("person__user")
    people = [part.person for part in (term, *later) if part.person]
    deputies = Delegation.objects.on(on).filter(Q(term=term) | Q(term__in=later))
    people += [row.delegate for row in deputies.select_related("delegate__user")]
    return [person.user for person in people if person.user and person.user.is_active]


def signatory(on: datetime.date | None = None) -> tuple[str, str]:
    """Who signs letters of the group on a day: the body or post, and the name where it is known (p28)."""
    term = signing(on)
    if term is None:
        return "", ""
    post = term.person.post_on(on, term.institution) if term.person else None
    words = in_language(post, "title", get_language() or "tg") if post else ""
    title = f"{words}, " if words else ""
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


def still_chairing(institutions: list[Institution]) -> list[ChairingTerm]:
    """Turns of today or to come of these institutions."""
    terms = ChairingTerm.objects.filter(institution__in=institutions).select_related("institution")
    return list(terms.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today())).order_by("starts_on"))


def refuse_outside_pool(terms: TermsOfReference | None, institution: Institution) -> None:
    """Only institutions of the pool chair (p21)."""
    if terms is None or not terms.chair_pool.filter(institution=institution).exists():
        raise Refused(
            _("%(institution)s is not in the pool of co-chairs of these Terms of Reference.")
            % {"institution": institution},
            basis=Topic.CHAIRING,
        )


def generate_rotation(
    terms: TermsOfReference | None, *, starts_on: datetime.date, years: int, by, ground: str = ""
) -> list[ChairingTerm]:
    """Chairing terms for some years from the pool in its order, one institution after the other (p21)."""
    if terms is None:
        raise Refused(_("No Terms of Reference apply today. Apply a version first."), basis=Topic.CHAIRING)
    if terms.chair_model != ChairModel.ROTATING_PAIR:
        raise Refused(_("These Terms of Reference ask for no rotation."), basis=Topic.CHAIRING)
    pool = [entry.institution for entry in terms.chair_pool.select_related("institution")]
    if not pool:
        raise Refused(
            _("The pool of co-chairs is empty. Add the institutions that may chair."), basis=Topic.CHAIRING
        )
    months = terms.rotation_period_months or 12
    if years * 12 < months:
        raise Refused(_("One turn lasts longer than these years. Write more years."), basis=Topic.CHAIRING)
    made, begins = [], starts_on
    with transaction.atomic():
        TermsOfReference.objects.select_for_update().get(pk=terms.pk)  # two at once take turns
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
    slot: int = 1,
    ground: str = "",
) -> ChairingTerm:
    """Record that an institution of the pool leads from a day to a day."""
    refuse_outside_pool(terms, institution)
    if ends_on and ends_on < starts_on:
        raise Refused(_("The term would end before it starts."))
    if slot != 1 and terms.chair_model != ChairModel.STANDING_PAIR:
        raise Refused(_("These Terms of Reference know one leading chair at a time."), basis=Topic.CHAIRING)
    try:
        with transaction.atomic():
            term = ChairingTerm.objects.create(
                terms=terms,
                institution=institution,
                starts_on=starts_on,
                ends_on=ends_on,
                slot=slot,
                ground=ground,
            )
            record("members.chairingterm.add", term, by=by)
    except IntegrityError as error:
        raise Refused(
            _("Another institution leads in a part of this time already."), basis=Topic.CHAIRING
        ) from error
    return term


@dataclass(frozen=True)
class OfficialLetter:
    """The letter by which an institution names the official who chairs: the sender's number and date, the scan."""

    number: str = ""
    date: datetime.date | None = None
    document: DocumentVersion | None = None

    def fields(self) -> dict:
        """As the columns of a chairing term hold it."""
        return {"letter_number": self.number, "letter_date": self.date, "document": self.document}


def name_official(term: ChairingTerm, person: Person | None, *, letter=OfficialLetter(), by) -> None:
    """Name the senior official who chairs for the institution (p21); of a turn under way, from today on.

    What was stays: who chaired until yesterday, and who chaired a turn that is over.
    """
    if person and by is not SYSTEM:
        refuse_oneself(person.user_id, by=by)
        _refuse_without_letter(term, letter)
    with transaction.atomic():
        row = ChairingTerm.objects.select_for_update().get(pk=term.pk)
        if row.person_id == (person.pk if person else None):
            return
        if row.person_id is None or row.starts_on >= today():
            ChairingTerm.objects.filter(pk=row.pk).update(person=person, **letter.fields())
            end_delegations(row, before=row.starts_on, by=by)
            record("members.chairingterm.name", row, by=by)
        elif row.ends_on and row.ends_on < today():
            raise Refused(_("This turn is over: who chaired it stays on record."), basis=Topic.CHAIRING)
        else:
            _divide(row, person, letter, starts_on=today(), by=by)
            _tell_former(row)
    term.refresh_from_db()


def _tell_former(term: ChairingTerm) -> None:
    """Who chaired until yesterday hears of it."""
    person = term.person
    if person and person.user and person.user.is_active:
        notify(
            notices.CHAIR_CHANGED,
            [Recipient.of(person.user)],
            about=term,
            path=reverse("members:chairs"),
            institution=term.institution.name,
        )


def _refuse_without_letter(term: ChairingTerm, letter: OfficialLetter) -> None:
    if term.terms.nomination_requires_letter and not (letter.number and letter.date and letter.document):
        raise Refused(
            _("The official is named by an official letter: give its number, its date and its scan."),
            basis=Topic.CHAIRING,
        )


def nominate_official(
    institution: Institution, person: Person, *, starts_on: datetime.date, letter: OfficialLetter, by
) -> None:
    """The official an institution nominated chairs in its turns from a day, today or later; one under way is divided.

    Meetings keep the part of the turn they were held under.
    """
    begins = max(starts_on, today())
    terms = ChairingTerm.objects.filter(institution=institution).select_related("terms")
    for term in terms.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=begins)):
        if term.starts_on >= begins or (term.person_id is None and starts_on <= term.starts_on):
            name_official(term, person, letter=letter, by=by)
        elif term.person_id is None:  # nobody is replaced: the letter's own day counts
            _divide(term, person, letter, starts_on=starts_on, by=by)
        elif term.person_id != person.pk:
            refuse_oneself(person.user_id, by=by)
            _divide(term, person, letter, starts_on=begins, by=by)


def _divide(
    term: ChairingTerm, person: Person | None, letter: OfficialLetter, *, starts_on: datetime.date, by
) -> None:
    """Another official takes over within a turn; deputies of the one before act until then."""
    with transaction.atomic():
        ends_on = term.ends_on
        ChairingTerm.objects.filter(pk=term.pk).update(ends_on=starts_on - timedelta(days=1))
        end_delegations(term, before=starts_on, by=by)
        part = add(
            term.terms,
            institution=term.institution,
            starts_on=starts_on,
            ends_on=ends_on,
            slot=term.slot,
            ground=term.ground,
            by=by,
        )
        ChairingTerm.objects.filter(pk=part.pk).update(
            person=person, first_part=term.first_part or term, **letter.fields()
        )
