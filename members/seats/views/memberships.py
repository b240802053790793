"""Pages of membership terms."""

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.documents.services import keep_if_given
from iiwg.pages import asked
from iiwg.pages.acting import form_page
from iiwg.pages.gate import fetch
from members.seats.forms import EndForm, MembershipForm
from members.seats.models import MembershipTerm
from members.seats.services import memberships


def membership_add(request):
    """Record a membership term."""

    def save(data):
        scan = data.pop("scan")
        document = keep_if_given(scan, by=request.user)
        memberships.enter_paper(by=request.user, document=document, **data)

    return form_page(
        request,
        MembershipForm(
            request.POST or None, request.FILES or None, initial={"unit": asked.number(request, "unit")}
        ),
        title=_("Record a membership term"),
        lead=_("An institution names its member by an official letter."),
        submit=_("Record the term"),
        save=save,
        back=reverse("members:overview"),
        done=_("The membership term is recorded."),
    )


def membership_end(request, pk):
    """End a membership term."""
    term = fetch(request, MembershipTerm.objects.select_related("person", "seat__unit"), pk=pk)

    def save(data):
        memberships.end(term, ends_on=data["ends_on"], reason=data["reason"], by=request.user)

    return form_page(
        request,
        EndForm(request.POST or None),
        title=_("End the membership term"),
        lead=str(term),
        submit=_("End the term"),
        save=save,
        back=reverse("members:overview"),
        done=_("The term is ended. The records stay."),
    )
