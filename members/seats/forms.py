"""Forms of seats, lists and compositions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from iiwg.documents.forms import ScanField
from iiwg.pages.fields import PastDayField
from members.institutions.forms import InstitutionChoice, OfficialLetterMixin, day
from members.people.models import Person
from members.seats.enums import Capacity, TermEnd


class MembershipForm(OfficialLetterMixin, forms.Form):
    """A membership term with its nomination letter."""

    unit = InstitutionChoice(label=_("Institution or unit"))
    person = forms.ModelChoiceField(Person.objects.current(), label=_("Person"))
    capacity = forms.ChoiceField(label=_("Capacity"), choices=Capacity.choices)
    starts_on = day(_("From"))
    ends_on = day(_("To"), required=False)
    number = forms.CharField(label=_("Number of the nomination letter"), max_length=60, required=False)
    date = PastDayField(label=_("Date of the nomination letter"), required=False)
    scan = ScanField(label=_("Scan of the letter"), required=False)


class EndForm(forms.Form):
    """The end of a membership term."""

    ends_on = day(_("Last day"))
    reason = forms.ChoiceField(label=_("Reason"), choices=TermEnd.choices)


class InstitutionForVersion(forms.Form):
    """An institution to put on a draft of the list."""

    institution = InstitutionChoice(label=_("Institution"))
    note = forms.CharField(
        label=_("Note"), max_length=200, required=False, help_text=_("It is printed in Annex 1.")
    )

    def __init__(self, *args, version, **options):
        super().__init__(*args, **options)
        listed = version.entries.values("institution_id")
        self.fields["institution"].queryset = self.fields["institution"].queryset.exclude(pk__in=listed)


class ProvisionalListForm(forms.Form):
    """From which day a list applies without a decision, and on what ground."""

    starts_on = day(_("From"))
    basis = forms.CharField(label=_("Basis"), max_length=300)


class CompositionActForm(forms.Form):
    """The act that approves the persons."""

    act = forms.CharField(label=_("Kind and number of the act"), max_length=200)
    act_date = PastDayField(label=_("Date of the act"))
    scan = ScanField(label=_("Scan of the act"), required=False)
    expected = forms.CharField(max_length=16, widget=forms.HiddenInput)  # which persons the page showed
