"""Pages of institutions."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.accounts.models import User
from iiwg.pages.acting import act, form_page
from iiwg.pages.gate import fetch
from iiwg.pages.list_page import Column, ListPage, as_chosen
from members.institutions import forms
from members.institutions import services as establishment
from members.institutions import services as institutions
from members.institutions.enums import InstitutionKind
from members.institutions.filters import InstitutionFilters
from members.institutions.forms import SectorsForm
from members.institutions.models import Institution, InstitutionUserObjectPermission
from members.institutions.rules import visible_institutions
from members.seats.models import MembershipTerm


class InstitutionList(ListPage):
    """All institutions, found in any spelling."""

    permission = "members.view_institution"
    model = Institution
    filterset_class = InstitutionFilters
    columns = (
        Column(
            "name",
            gettext_lazy("Institution"),
            lambda place: place.name(),
            sort="alphabet",
            template="members/institutions/cells/name.html",
            labelled=False,
        ),
        Column(
            "kind",
            gettext_lazy("Kind"),
            lambda place: place.get_kind_display(),
            sort=as_chosen("kind", InstitutionKind),
        ),
    )
    file_name = "institutions"
    sorted_as = "name"
    nothing = gettext_lazy("No institution is entered yet")
    nothing_found = gettext_lazy("Try a part of the name, or another spelling.")
    template_name = "members/institutions/list.html"

    def get_queryset(self):
        """With their names."""
        return super().get_queryset().prefetch_related("names")


def institution_page(request, pk):
    """One institution: its names, who belongs to it, who speaks for it."""
    place = fetch(request, visible_institutions(request.user).with_names(), pk=pk)
    grants = InstitutionUserObjectPermission.objects.filter(content_object=place).select_related("user")
    context = {
        "place": place,
        "parents": place.parents.all(),
        "sectors": place.sectors.all(),
        "successors": place.successors.select_related("after").prefetch_related("after__names"),
        "predecessors": place.predecessors.select_related("before").prefetch_related("before__names"),
        "units": place.units.select_related("institution").prefetch_related("institution__names"),
        "posts": place.posts.select_related("person"),
        "memberships": MembershipTerm.objects.filter(seat__unit=place).select_related("person", "seat"),
        "focal_points": [grant.user for grant in grants],
        "history": history_of(place),
        "can_change": request.user.has_perm("members.change_institution", place),
        "sees_contacts": request.user.has_perm("members.view_contacts"),
    }
    return render(request, "members/institutions/page.html", context)


def institution_add(request):
    """Enter an institution."""

    def save(data):
        names = {language: data.pop(f"name_{language}") for language in ("tg", "ru", "en")}
        made = institutions.add(names=names, by=request.user, **data)
        return reverse("members:institution", args=[made.pk])

    return form_page(
        request,
        forms.NewInstitutionForm(request.POST or None),
        title=_("Add an institution"),
        submit=_("Add the institution"),
        save=save,
        back=reverse("members:institutions"),
        done=_("The institution is entered."),
    )


def institution_edit(request, pk):
    """Change what is not dated."""
    place = fetch(request, visible_institutions(request.user).with_names(), pk=pk)
    return form_page(
        request,
        forms.InstitutionForm(request.POST or None, instance=place),
        title=place.name(),
        submit=_("Save"),
        save=lambda data: institutions.change(place, by=request.user, **data),
        back=reverse("members:institution", args=[pk]),
        done=_("Saved."),
    )


def institution_name(request, pk):
    """Record a name."""
    place = fetch(request, visible_institutions(request.user).with_names(), pk=pk)

    def save(data):
        institutions.add_name(place, by=request.user, **data)

    return form_page(
        request,
        forms.NameForm(request.POST or None),
        title=_("Record a name"),
        lead=place.name(),
        submit=_("Record the name"),
        save=save,
        back=reverse("members:institution", args=[pk]),
        done=_("The name is recorded. Documents of earlier days keep the earlier name."),
    )


def institution_parent(request, pk):
    """Record the body an institution belongs to."""
    place = fetch(request, visible_institutions(request.user).with_names(), pk=pk)

    def save(data):
        institutions.set_parent(place, data["parent"], starts_on=data["starts_on"], by=request.user)

    return form_page(
        request,
        forms.ParentForm(request.POST or None),
        title=_("Belongs to"),
        lead=place.name(),
        submit=_("Save"),
        save=save,
        back=reverse("members:institution", args=[pk]),
        done=_("Saved."),
    )


def focal_point_add(request, pk):
    """Make a user focal point."""
    place = fetch(request, visible_institutions(request.user).with_names(), pk=pk)
    return form_page(
        request,
        forms.FocalPointForm(request.POST or None),
        title=_("Add a focal point"),
        lead=_("A focal point sees the institution's action items and reports for it."),
        submit=_("Add the focal point"),
        save=lambda data: institutions.grant_focal_point(place, data["user"], by=request.user),
        back=reverse("members:institution", args=[pk]),
        done=_("The user represents the institution now."),
    )


@require_POST
def focal_point_withdraw(request, pk, user):
    """End a grant."""
    place = fetch(request, Institution.objects.all(), pk=pk)
    account = get_object_or_404(User, pk=user)
    back = reverse("members:institution", args=[pk])
    return act(
        request,
        lambda: institutions.withdraw_focal_point(place, account, by=request.user),
        back=back,
        done=_("The user no longer represents the institution."),
    )


def sectors(request, pk):
    """The sectors an institution works in."""
    place = fetch(request, visible_institutions(request.user).with_names(), pk=pk)
    chosen = list(place.sectors.values_list("sector", flat=True))
    return form_page(
        request,
        SectorsForm(request.POST or None, initial={"sectors": chosen}),
        title=_("Sectors"),
        lead=place.name(),
        submit=_("Save"),
        save=lambda data: establishment.set_sectors(place, data["sectors"], by=request.user),
        back=reverse("members:institution", args=[pk]),
        done=_("Saved."),
    )


def successor_add(request, pk):
    """Record which institution takes the place of this one."""
    place = fetch(request, visible_institutions(request.user).with_names(), pk=pk)

    def save(data):
        institutions.succeed(place, data.pop("after"), by=request.user, **data)

    return form_page(
        request,
        forms.SuccessorForm(request.POST or None),
        title=_("Record a successor"),
        lead=place.name(),
        submit=_("Record the successor"),
        save=save,
        back=reverse("members:institution", args=[pk]),
        done=_("The successor is recorded. Old documents keep the old name."),
    )
