"""Forms of nominations and their letters."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from iiwg.documents.forms import ScanField
from iiwg.pages.fields import DayField, PastDayField, SeveralField
from members.institutions.forms import InstitutionChoice, day
from members.institutions.models import Institution
from members.letters.forms import PaperForm
from members.nominations.models import Nomination, StepTemplate
from members.people.forms import person_in_a_line
from members.seats.enums import Capacity
from members.terms.services.terms import on as terms_on


class UnitsChoice(SeveralField):
    """Several units by their names."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options):
        super().__init__(Institution.objects.prefetch_related("names"), **options)


class AskForm(forms.Form):
    """Whom the group asks to nominate, for what, until when."""

    units = UnitsChoice(label=_("Who is asked"), error_messages={"required": _("Choose at least one.")})
    capacity = forms.ChoiceField(label=_("For which seat"), choices=Capacity.choices, initial=Capacity.MEMBER)
    working_days = forms.IntegerField(
        label=_("Working days to answer"), min_value=1, max_value=120, initial=15
    )

    def __init__(self, *args, units, **options):
        super().__init__(*args, **options)
        self.fields["units"].queryset = Institution.objects.filter(
            pk__in=[unit.pk for unit in units]
        ).prefetch_related("names")


class NomineeForm(forms.ModelForm):
    """The person an institution names, as its letter writes the name."""

    class Meta:
        model = Nomination
        fields = [
            "family_name", "given_name", "patronymic", "latin_name", "job_title", "email", "phone", "language",
            "starts_on", "ends_on",
        ]  # fmt: skip
        field_classes = {"starts_on": DayField, "ends_on": DayField}
        help_texts = {
            "patronymic": _("Leave empty if there is none."),
            "latin_name": _("For documents in English and for travel."),
            "language": _("In which language letters to this person are written."),
            "job_title": _("In the language of the letters to this person."),
            "ends_on": _("Leave empty for the shortest term the Terms of Reference ask."),
        }

    def clean(self):
        data = super().clean()
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("The term would end before it starts."))
        return data


class UnsolicitedForm(NomineeForm):
    """A nomination nobody asked for."""

    unit = InstitutionChoice(label=_("Institution or unit"))
    capacity = forms.ChoiceField(label=_("For which seat"), choices=Capacity.choices)
    field_order = ["unit", "capacity"]

    def __init__(self, *args, units=None, **options):
        """units: ids of the institutions to choose from; None for all."""
        super().__init__(*args, **options)
        if units is not None:
            self.fields["unit"].queryset = self.fields["unit"].queryset.filter(pk__in=units)


class LetterForm(PaperForm):
    """The nomination letter as it was signed."""

    scan = ScanField(
        label=_("Scan or photo of the signed letter"),
        required=False,
        help_text=_("Without it the nomination is recorded, but cannot be confirmed."),
    )


class RenewForm(PaperForm):
    """Another term of the same person."""

    starts_on = day(_("The new term begins on"))
    ends_on = day(
        _("and ends on"),
        required=False,
        help_text=_("Leave empty for the shortest term the Terms of Reference ask."),
    )
    field_order = ["starts_on", "ends_on"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        version = terms_on()
        self.fields["scan"].required = version is None or version.nomination_requires_letter


class AcceptForm(forms.Form):
    """Who on record the person is, and our number on the letter."""

    NEW = "new"

    who = forms.ChoiceField(label=_("Is this person on record?"), widget=forms.RadioSelect)
    number = forms.CharField(label=_("Our incoming number of the letter"), max_length=60, required=False)

    def __init__(self, *args, candidates, **options):
        super().__init__(*args, **options)
        self.candidates = {str(person.pk): person for person in candidates}
        choices = [(pk, person_in_a_line(person)) for pk, person in self.candidates.items()]
        self.fields["who"].choices = [*choices, (self.NEW, _("Nobody on record: enter a new person"))]
        if not choices:
            self.fields["who"].initial = self.NEW

    def clean(self):
        data = super().clean()
        who = data.get("who")
        data["person"], data["is_new"] = self.candidates.get(who), who == self.NEW
        return data


class TemplateChoiceForm(forms.Form):
    """A template of steps."""

    template = forms.ModelChoiceField(StepTemplate.objects.all(), label=_("Steps inside the institution"))


MOST_DAYS, MOST_STEPS = 365, 40


class StepTemplateForm(forms.Form):
    """A template of steps as plain lines."""

    name = forms.CharField(label=pgettext_lazy("thing", "Name"), max_length=200)
    steps = forms.CharField(
        label=_("Steps"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One step a line. Its working days stand after a semicolon: “Legal department; 5”."),
    )

    def clean_steps(self):
        found = []
        for line in self.cleaned_data["steps"].splitlines():
            title, _semicolon, days = line.partition(";")
            if not title.strip():
                continue
            if not (days.strip().isdecimal() and 1 <= int(days.strip()[:9]) <= MOST_DAYS):
                raise forms.ValidationError(
                    _("“%(line)s”: write a whole number of days after the semicolon, from 1 to %(most)d.")
                    % {"line": line[:80], "most": MOST_DAYS}
                )
            found.append((title.strip()[:200], int(days)))
        if not found:
            raise forms.ValidationError(_("Write at least one step."))
        if len(found) > MOST_STEPS:
            raise forms.ValidationError(_("At most %(most)d steps.") % {"most": MOST_STEPS})
        return found


class StepDoneForm(forms.Form):
    """When a step was done."""

    done_on = PastDayField(label=_("Done on"), required=False)
