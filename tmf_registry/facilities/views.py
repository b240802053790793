"""Pages of the register."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from iiwg.accounts.history import history_of
from iiwg.pages import asked
from iiwg.pages.acting import csv_answer
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from tmf_registry.facilities import forms
from tmf_registry.facilities import services as facilities
from tmf_registry.facilities.enums import ContentClass, FacilityKind, Lifecycle
from tmf_registry.facilities.models import Facility
from tmf_registry.facilities.rules import visible_facilities

SHOWN = (
    "kind content_class lifecycle lifecycle_note is_legacy operator_note region place latitude longitude "
    "coordinate_precision waste river_basin transboundary volume_m3 mass_t area_ha height rehabilitation note"
).split()


def facility_list(request):
    """All facilities, found in any spelling."""
    found = visible_facilities(request.user).select_related("operator").prefetch_related("operator__names")
    text = asked.text(request, "q")
    chosen = {name: asked.text(request, name) for name in ("kind", "content_class", "lifecycle")}
    if text:
        found = found.search(text)
    for name, value in chosen.items():
        if value:
            found = found.filter(**{name: value})
    if request.GET.get("format") == "csv":
        return _csv(found)
    query = request.GET.copy()
    query["format"] = "csv"
    context = {
        "page": Paginator(found, 50).get_page(request.GET.get("page")),
        "q": text,
        "filters": [
            ("kind", _("Kind"), FacilityKind.choices, chosen["kind"]),
            ("content_class", _("Content"), ContentClass.choices, chosen["content_class"]),
            ("lifecycle", _("Status"), Lifecycle.choices, chosen["lifecycle"]),
        ],
        "csv": query.urlencode(),
    }
    return render(request, "tmf_registry/facilities/list.html", context)


def _csv(found):
    header = [_("Name"), *[str(Facility._meta.get_field(name).verbose_name) for name in SHOWN]]
    return csv_answer(
        "facilities", header, ([str(row), *[_words(row, name) for name in SHOWN]] for row in found)
    )


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
