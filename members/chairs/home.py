"""What a chair finds on the home page: until when, who acts as deputy, and where one is named."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.pages.brought import Section, Urgency
from members.chairs.models import ChairingTerm, Delegation
from members.terms.texts import by_chairs


def sections(user) -> Iterator[Section]:
    """The turn this user chairs today as its official, with its deputies."""
    chaired = ChairingTerm.objects.on(today()).filter(person__user=user, person__isnull=False)
    for term in chaired.select_related("institution").prefetch_related("institution__names"):
        acting = Delegation.objects.on(today()).filter(term=term).select_related("delegate")
        heading = by_chairs(_("You chair the group"), _("You are a co-chair of the group"))
        context = {"term": term, "deputies": acting}
        yield Section("members/chairs/home.html", context, heading=heading, urgency=Urgency.UNDER_WAY)
