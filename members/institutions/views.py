"""Pages of institutions."""

from operator import attrgetter

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.accounts.models import User
from iiwg.database.models import today
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.pages.languages import SITE_LANGUAGES
from iiwg.pages.list_page import Column, ListPage, as_chosen
from iiwg.pages.ordering import InLanguage
from members.institutions import forms
from members.institutions import services as institutions
from members.institutions.enums import InstitutionKind
from members.institutions.filters import InstitutionFilters
from members.institutions.models import (
    Institution,
    InstitutionName,
    InstitutionParent,
    InstitutionUserObjectPermission,
    Succession,
)


class InstitutionList(ListPage):
    """All institutions, found in any spelling."""

    permission = "members.view_institution"
    model = Institution
    filterset_class = InstitutionFilters
    columns = (
        Column(
            "name",
            gettext_lazy("Institution"),
            lambda institution: institution.name(),
            sort=InLanguage("alphabet"),
            template="members/institutions/cells/name.html",
            labelled=False,
        ),
        Column(
            "kind",
            gettext_lazy("Kind"),
            lambda institution: institution.get_kind_display(),
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
    institution = get_for_user(request, Institution, among=Institution.objects.with_names(), pk=pk)
    grants = InstitutionUserObjectPermission.objects.filter(content_object=institution).select_related("user")
    context = {
        "institution": institution,
        "names": institution.names_held(),
        "parents": institution.parents.all(),
        "sectors": institution.sectors.all(),
        "successors": institution.successors.select_related("after").prefetch_related("after__names"),
        "predecessors": institution.predecessors.select_related("before").prefetch_related("before__names"),
        "units": institution.units.on(today())
        .select_related("institution")
        .prefetch_related("institution__names"),
        "focal_points": [grant.user for grant in grants],
        "history": history_of(institution),
        "withdrawn": withdrawn_of(institution),
        "can_change": request.user.has_perm("members.change_institution", institution),
        "sees_contacts": request.user.has_perm("members.view_contacts"),
    }
    return render(request, "members/institutions/page.html", context)


def withdrawn_of(institution) -> list:
    """What was entered about an institution and corrected or withdrawn since, newest first."""
    found = [
        *InstitutionName.with_withdrawn.withdrawn().filter(institution=institution),
        *InstitutionParent.with_withdrawn.withdrawn().filter(institution=institution),
        *Succession.with_withdrawn.withdrawn().filter(before=institution),
    ]
    return sorted(found, key=attrgetter("withdrawn_at"), reverse=True)


class AddInstitution(FormPage):
    """Enter an institution."""

    act = "members.institution.add"
    form_class = forms.NewInstitutionForm
    title = _("Add an institution")
    submit = _("Add the institution")
    done = _("The institution is entered.")
    back = "members:institutions"

    def save(self, form):
        fields = dict(form.cleaned_data)
        names = {language: fields.pop(f"name_{language}") for language in SITE_LANGUAGES}
        return institutions.add(names=names, by=self.request.user, **fields)

    def get_next(self, made):
        return made.get_absolute_url()


class OneInstitution(FormPage):
    """A form about one institution, whose name stands under the heading."""

    model = Institution
    back = "members:institution"

    def get_queryset(self):
        return super().get_queryset().with_names()

    def get_lead(self):
        return self.lead or self.record.name()


class ChangeInstitution(OneInstitution):
    """Change what is not dated."""

    act = "members.institution.change"
    form_class = forms.InstitutionForm
    service = institutions.change

    def get_title(self):
        return self.record.name()

    def get_lead(self):
        return ""


class AddName(OneInstitution):
    """Record a name."""

    act = "members.institution.name"
    form_class = forms.NameForm
    service = institutions.add_name
    title = _("Record a name")
    submit = _("Record the name")
    done = _("The name is recorded. Documents of earlier days keep the earlier name.")


class SetParent(OneInstitution):
    """Record the body an institution belongs to."""

    act = "members.institution.parent"
    form_class = forms.ParentForm
    service = institutions.set_parent
    title = _("Belongs to")


class AddSuccessor(OneInstitution):
    """Record which institution takes the place of this one."""

    act = "members.institution.succeed"
    form_class = forms.SuccessorForm
    service = institutions.succeed
    title = _("Record a successor")
    submit = _("Record the successor")
    done = _("The successor is recorded. Old documents keep the old name.")


class OneFact(FormPage):
    """A form about something dated of an institution, on whose page one was."""

    submit = _("Save the correction")
    lead = _("What stood before is kept in the history, with your name and the reason.")

    def get_back(self):
        return self.record.institution.get_absolute_url()

    def get_initial(self):
        return {name: getattr(self.record, name) for name in self.form_class.base_fields if name != "because"}


class WithdrawFact(OneFact):
    """Withdraw something dated that was entered by mistake."""

    act = "members.institution.take_back"
    form_class = forms.ReasonForm
    submit = _("Withdraw the entry")
    done = _("The entry is withdrawn and counts no more.")

    def get_title(self):
        return _("Withdraw “%(entry)s”") % {"entry": self.record}


class CorrectName(OneFact):
    """Correct a name."""

    act = "members.institution.correct"
    model = InstitutionName
    form_class = forms.CorrectNameForm
    service = institutions.correct_name
    title = _("Correct a name")
    done = _("The name is corrected.")


class WithdrawName(WithdrawFact):
    """Withdraw a name."""

    model = InstitutionName
    service = institutions.withdraw_name


class CorrectParent(OneFact):
    """Correct the body an institution belongs to."""

    act = "members.institution.correct"
    model = InstitutionParent
    form_class = forms.CorrectParentForm
    service = institutions.correct_parent
    title = _("Correct what it belongs to")
    done = _("The entry is corrected.")


class WithdrawParent(WithdrawFact):
    """Withdraw the body an institution belongs to."""

    model = InstitutionParent
    service = institutions.withdraw_parent


class CorrectSuccession(OneFact):
    """Correct a succession."""

    act = "members.institution.correct"
    model = Succession
    form_class = forms.CorrectSuccessorForm
    service = institutions.correct_succession
    title = _("Correct a succession")
    done = _("The entry is corrected.")


class WithdrawSuccession(WithdrawFact):
    """Withdraw a succession."""

    model = Succession
    service = institutions.withdraw_succession


class SetSectors(OneInstitution):
    """The sectors an institution works in."""

    act = "members.institution.sectors"
    form_class = forms.SectorsForm
    service = institutions.set_sectors
    title = _("Sectors")

    def get_initial(self):
        return {"sectors": list(self.record.sectors.values_list("sector", flat=True))}


class AddFocalPoint(OneInstitution):
    """Make a user focal point."""

    act = "members.institution.grant"
    form_class = forms.FocalPointForm
    service = institutions.grant_focal_point
    title = _("Add a focal point")
    lead = _("A focal point sees the institution's action items and reports for it.")
    submit = _("Add the focal point")
    done = _("The user represents the institution now.")


@require_POST
def focal_point_withdraw(request, pk, user):
    """End a grant."""
    institution = get_for_user(request, Institution, pk=pk)
    account = get_object_or_404(User, pk=user)
    return call_and_redirect(
        request,
        lambda: institutions.withdraw_focal_point(institution, account, by=request.user),
        back=institution.get_absolute_url(),
        done=str(_("The user no longer represents the institution.")),
    )
