"""What pages of lower nouns show of the chairs."""

from django.utils.translation import gettext as _

from members.chairs.models import ChairingTerm
from members.institutions.rules import Visitor, is_reader
from members.people.models import Person


def of_person(person: Person, user: Visitor) -> dict | None:
    """The turns in the chair of a person."""
    chairing_terms = ChairingTerm.objects.filter(person=person).select_related("institution")
    rows = list(chairing_terms.prefetch_related("institution__names")) if is_reader(user) else []
    if not rows:
        return None
    return {
        "title": _("Chairing terms"),
        "template": "members/chairs/panels/person.html",
        "context": {"chairing_terms": rows},
    }
