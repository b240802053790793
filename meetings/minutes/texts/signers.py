"""Who answered for a chairing term, and in which capacity: fixed with the answer, as it was on that day."""

import datetime

from django.db.models import F, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.pages.languages import SITE_LANGUAGES, in_language
from meetings.minutes.models import Approval
from members.chairs.models import ChairingTerm, Delegation
from members.people.models import Person
from members.terms.texts import by_chairs

IN_ORDER = F("starts_on").asc(nulls_last=True)


def signer_of(approval: Approval, language: str) -> dict[str, str]:
    """The name, post and capacity of who answered, or who is to sign while nobody has, in a language.

    An answer from before these were kept with it is read from the records of its day.
    """
    if language in approval.signer:
        return approval.signer[language]
    day = timezone.localdate(approval.decided_at) if approval.decided_at else today()
    person = None if approval.on_behalf else Person.objects.filter(user=approval.decided_by_id).first()
    return _words(approval.chairing_term, person if approval.decided_by_id else None, day, language)


def signer_now(term: ChairingTerm, user=None) -> dict[str, dict[str, str]]:
    """What is kept with an answer given today, by language: of a user; without one, of the official of the term."""
    person = Person.objects.filter(user=user).first() if user else None
    return {code: _words(term, person, today(), code) for code in SITE_LANGUAGES}


def _words(term: ChairingTerm, person: Person | None, day: datetime.date, language: str) -> dict[str, str]:
    official = _official(_parts(term, day))
    with translation.override(language):
        institution = term.institution.name(language, term.day_of_names(day))
        chair = by_chairs(_("Chair of the group"), _("Co-chair of the group"), term.terms)
        capacity = f"{chair}, {institution}"
        if person and (deputised := official_spoken_for(term, person, day)):
            name = deputised.full_name(language)
            capacity = _("Deputy of %(name)s (%(capacity)s)") % {"name": name, "capacity": capacity}
        signer = person or official
        post = signer.post_on(day) if signer else None
        return {
            "name": signer.full_name(language) if signer else "",
            "post": in_language(post, "title", language) if post else "",
            "capacity": capacity,
        }


def official_spoken_for(term: ChairingTerm, person: Person, day: datetime.date) -> Person | None:
    """The official on whose behalf a person answers in a turn on a day; None where the person is the official."""
    parts = _parts(term, day)
    if any(part.person == person for part in parts):
        return None
    return _deputised(parts, person, day) or _official(parts)


def _parts(term: ChairingTerm, day: datetime.date) -> list[ChairingTerm]:
    """A turn and those of its later parts that have begun by a day."""
    return [term, *term.later_parts().filter(starts_on__lte=day).order_by(IN_ORDER)]


def _official(parts: list[ChairingTerm]) -> Person | None:
    """The last official named in the parts of a turn."""
    return next((part.person for part in reversed(parts) if part.person), None)


def _deputised(parts: list[ChairingTerm], person: Person, day: datetime.date) -> Person | None:
    """Whose deputy a person is in a turn on a day."""
    held = Delegation.objects.filter(Q(term__in=parts), delegate=person, starts_on__lte=day)
    row = held.select_related("term__person").order_by(F("starts_on").desc(nulls_last=True), "-pk").first()
    return row.term.person if row else None
