"""The first steps of the secretariat of a new group, on the home page; whether one is done, the records say."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iiwg.accounts.rules import is_secretariat
from iiwg.pages.brought import Section, Urgency
from meetings.meeting.models import Meeting
from meetings.minutes.models import Minutes
from members.chairs.models import ChairingTerm
from members.institutions.models import Institution
from members.nominations.models import NominationRequest
from members.seats.models import LpiEntry, LpiVersion, MembershipTerm
from members.terms.models import TermsOfReference


@dataclass(frozen=True)
class Step:
    """One of the first steps: what to do, where, whether it is done, and what is still missing."""

    text: str
    url: str
    is_done: bool
    missing: str = ""


def sections(user) -> Iterator[Section]:
    """The steps, until all are done or the first minutes are written: who writes minutes has begun."""
    if not is_secretariat(user) or Minutes.objects.exists():
        return
    steps = first_steps()
    if not all(step.is_done for step in steps):
        context = {"steps": steps, "done": sum(step.is_done for step in steps)}
        yield Section(
            "desk/home/first_steps.html", context, heading=_("First steps"), urgency=Urgency.NEXT_STEP
        )


def first_steps() -> list[Step]:
    """The five steps, in their order."""
    chaired = ChairingTerm.objects.on().filter(person__isnull=False).exists()
    version = TermsOfReference.objects.on().first()
    founded = bool(version and version.has_instrument)
    nominated = NominationRequest.objects.exists() or MembershipTerm.objects.exists()
    planned = Meeting.objects.filter(created_by__isnull=False).exists()
    return [
        Step(_("Record who chairs, and the official"), reverse("members:chairs"), chaired),
        Step(_("Record the act the Terms of Reference rest on"), reverse("members:terms"), founded),
        _contacts(),
        Step(_("Ask for nominations, or record the members"), reverse("members:nominations"), nominated),
        Step(_("Plan the first meeting"), reverse("meetings:meeting-plan"), planned),
    ]


def _contacts() -> Step:
    """An address of every institution on the list of today."""
    entries = LpiEntry.objects.filter(version__in=LpiVersion.objects.on())
    listed = Institution.objects.filter(pk__in=entries.values("institution"))
    count, silent = listed.count(), listed.filter(contact_email="").count()
    missing = ngettext(
        "%(silent)d of %(count)d institution has no address yet.",
        "%(silent)d of %(count)d institutions have no address yet.",
        count,
    ) % {"silent": silent, "count": count}
    return Step(
        _("Enter the addresses of the institutions"),
        reverse("members:institutions"),
        count > 0 and silent == 0,
        missing if silent else "",
    )
