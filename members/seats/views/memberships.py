"""Pages of membership terms."""

from django.utils.translation import gettext_lazy as _

from iiwg.pages import query_params
from iiwg.pages.form_page import FormPage
from members.seats.forms import EndForm, MembershipForm
from members.seats.models import MembershipTerm
from members.seats.services import memberships


class MembershipAdd(FormPage):
    """Record a membership term."""

    act = "members.membershipterm.begin"
    form_class = MembershipForm
    service = memberships.enter_paper
    title = _("Record a membership term")
    lead = _("An institution names its member by an official letter.")
    submit = _("Record the term")
    done = _("The membership term is recorded.")
    back = "members:overview"

    def get_initial(self):
        return {"unit": query_params.number(self.request, "unit")}


class MembershipEnd(FormPage):
    """End a membership term."""

    act = "members.membershipterm.end"
    model = MembershipTerm
    form_class = EndForm
    service = memberships.end
    title = _("End the membership term")
    submit = _("End the term")
    done = _("The term is ended. The records stay.")
    back = "members:overview"
    back_takes_pk = False

    def get_queryset(self):
        return super().get_queryset().select_related("person", "seat__unit")

    def get_lead(self):
        return str(self.record)
