"""Pages of the register."""

from decimal import Decimal

from django.db.models import Value
from django.db.models.functions import NullIf
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from iiwg.accounts.history import history_of
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.pages.list_page import Column, ListPage, as_chosen
from iiwg.pages.ordering import InLanguage
from tmf_registry.facilities import forms
from tmf_registry.facilities import services as facilities
from tmf_registry.facilities.enums import Lifecycle
from tmf_registry.facilities.filters import FacilityFilters
from tmf_registry.facilities.models import Facility

SHOWN = (
    "kind content_class lifecycle lifecycle_note is_legacy operator_note region place latitude longitude "
    "coordinate_precision waste river_basin transboundary volume_m3 mass_t area_ha height rehabilitation note"
).split()


def _file_value(facility, name: str):
    """A value as files have it: a number stays one, the rest in words."""
    value = getattr(facility, name)
    return value if isinstance(value, Decimal) else _words(facility, name)


def _of_field(name: str) -> Column:
    """A column of the files, called as the field is."""
    label = Facility._meta.get_field(name).verbose_name
    return Column(name, label, lambda facility: _file_value(facility, name))


NAME = Column(
    "name",
    gettext_lazy("Facility"),
    str,
    sort="folded",
    template="tmf_registry/facilities/cells/name.html",
    labelled=False,
)
REGION = Column(
    "region", gettext_lazy("Place"), lambda facility: facility.region, sort=NullIf("region", Value(""))
)
OPERATOR = Column(
    "operator",
    gettext_lazy("Operator"),
    lambda facility: facility.operator.name() if facility.operator else "",
    sort=InLanguage("operator__alphabet"),
    template="tmf_registry/facilities/cells/operator.html",
)
STATUS = Column(
    "status",
    gettext_lazy("Status"),
    lambda facility: facility.get_lifecycle_display(),
    sort=as_chosen("lifecycle", Lifecycle),
    template="tmf_registry/facilities/cells/status.html",
)


class FacilityList(ListPage):
    """All facilities, found in any spelling; the files hold everything that is known of each."""

    permission = "tmf_registry.view_facilities"
    model = Facility
    filterset_class = FacilityFilters
    columns = (NAME, REGION, OPERATOR, STATUS)
    file_columns = (NAME, OPERATOR, *map(_of_field, ("aliases", *SHOWN)))
    file_name = "facilities"
    sorted_as = "name"
    nothing = gettext_lazy("No facility is entered yet")
    nothing_found = gettext_lazy("Try a part of the name, or another spelling.")
    template_name = "tmf_registry/facilities/list.html"

    def get_queryset(self):
        """With the operators."""
        return super().get_queryset().select_related("operator").prefetch_related("operator__names")


def _words(facility, name: str) -> str:
    """A value in words; empty when it is not known."""
    value = getattr(facility, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    display = getattr(facility, f"get_{name}_display", None)
    return str(display()) if display and value else "" if value is None else str(value)


def facility_page(request, pk):
    """One facility: what is known, and from where."""
    with_names = Facility.objects.prefetch_related("operator__names")
    facility = get_for_user(request, Facility, among=with_names, pk=pk)
    facts = {fact.field: fact for fact in facility.facts.all() if fact.current}
    values = [
        {
            "label": facility._meta.get_field(name).verbose_name,
            "value": _words(facility, name),
            "fact": facts.get(name),
        }
        for name in SHOWN
    ]
    context = {
        "facility": facility,
        "values": values,
        "earlier": [fact for fact in facility.facts.all() if not fact.current],
        "can_change": request.user.has_perm("tmf_registry.change_facility", facility),
        "history": history_of(facility),
    }
    return render(request, "tmf_registry/facilities/page.html", context)


class AddFacility(FormPage):
    """Enter a facility."""

    act = "tmf_registry.facility.add"
    form_class = forms.FacilityForm
    service = facilities.add
    title = _("Add a facility")
    lead = _("Leave empty what is not known.")
    submit = _("Add the facility")
    done = _("The facility is entered.")
    back = "tmf_registry:list"

    def get_next(self, made):
        return made.get_absolute_url()


class ChangeFacility(FormPage):
    """Change a facility."""

    act = "tmf_registry.facility.change"
    model = Facility
    form_class = forms.FacilityForm
    service = facilities.change
    title = _("Change the facility")
    lead = _("A value before is kept with its source.")
    back = "tmf_registry:facility"
