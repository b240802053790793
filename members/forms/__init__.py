"""Forms of the members room: they validate and hand over; services save."""

from django import forms
from django.utils.translation import gettext_lazy as _

from iiwg.accounts.models import User
from iiwg.documents.forms import ScanField, UploadField
from iiwg.pages.fields import DayField, PastDayField, SeveralField
from members import enums
from members.models import Institution, Person, TermsOfReference


def day(label, **options) -> DayField:
    """A day with its label."""
    return DayField(label=label, **options)


class InstitutionChoice(forms.ModelChoiceField):
    """One institution by its name."""

    def __init__(self, **options):
        super().__init__(Institution.objects.prefetch_related("names"), **options)


class InstitutionForm(forms.ModelForm):
    """What is not dated about an institution."""

    class Meta:
        model = Institution
        fields = [
            "kind",
            "level",
            "country",
            "language",
            "contact_email",
            "phone",
            "address",
            "is_convention_authority",
            "note",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class NewInstitutionForm(InstitutionForm):
    """A new institution with its official names."""

    code = forms.SlugField(
        label=_("Short code"), max_length=30, help_text=_("Latin letters, for example MEWR.")
    )
    name_tg = forms.CharField(label=_("Official name in Tajik"), max_length=300, required=False)
    name_ru = forms.CharField(label=_("Official name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Official name in English"), max_length=300, required=False)
    source = forms.CharField(label=_("Where the names are from"), max_length=300, required=False)
    field_order = ["name_tg", "name_ru", "name_en", "source", "code", "kind"]

    def clean(self):
        data = super().clean()
        if not any(data.get(f"name_{language}") for language in ("tg", "ru", "en")):
            self.add_error("name_tg", _("Write the official name in at least one language."))
        return data


class NameForm(forms.Form):
    """A dated name."""

    text = forms.CharField(label=_("Name"), max_length=300)
    language = forms.ChoiceField(label=_("Language"), choices=enums.Language.choices)
    kind = forms.ChoiceField(label=_("Kind of name"), choices=enums.NameKind.choices)
    starts_on = day(_("From"), required=False, help_text=_("A new official name ends the one before it."))
    ends_on = day(_("To"), required=False)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)
    confidence = forms.ChoiceField(label=_("How sure it is"), choices=enums.Confidence.choices)


class ParentForm(forms.Form):
    """The body an institution belongs to."""

    parent = InstitutionChoice(
        label=_("Belongs to"), required=False, empty_label=_("Belongs to no other body")
    )
    starts_on = day(_("From"), required=False)


class SuccessorForm(forms.Form):
    """The institution that takes the place of another."""

    after = InstitutionChoice(label=_("Succeeded by"))
    starts_on = day(_("From"), required=False)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)


class FocalPointForm(forms.Form):
    """A user who represents an institution."""

    user = forms.ModelChoiceField(User.objects.active(), label=_("User"))


class PersonForm(forms.ModelForm):
    """A person's names and contacts."""

    emails = forms.CharField(
        label=_("E-mail addresses"), required=False, help_text=_("Several are separated by commas.")
    )

    class Meta:
        model = Person
        fields = [
            "family_name",
            "given_name",
            "patronymic",
            "latin_name",
            "aliases",
            "phone",
            "language",
            "note",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def clean_emails(self):
        addresses = [part.strip() for part in self.cleaned_data["emails"].split(",") if part.strip()]
        check = forms.EmailField(max_length=200)
        return [check.clean(address) for address in addresses]


class AccountForm(forms.Form):
    """The account of a person."""

    user = forms.ModelChoiceField(User.objects.active(), label=_("Account"), required=False)


class MergeForm(forms.Form):
    """Another record of the same person."""

    other = forms.ModelChoiceField(Person.objects.none(), label=_("The other record"))

    def __init__(self, *args, person, likely, **options):
        super().__init__(*args, **options)
        self.fields["other"].queryset = Person.objects.current().exclude(pk=person.pk)
        if likely:
            self.fields["other"].initial = likely[0].pk


class PostForm(forms.Form):
    """A job title at an institution."""

    institution = InstitutionChoice(label=_("Institution"))
    title_tg = forms.CharField(label=_("Job title in Tajik"), max_length=200, required=False)
    title_ru = forms.CharField(label=_("Job title in Russian"), max_length=200, required=False)
    title_en = forms.CharField(label=_("Job title in English"), max_length=200, required=False)
    starts_on = day(_("From"), required=False, help_text=_("A new title ends the one before it."))
    ends_on = day(_("To"), required=False)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)

    def clean(self):
        data = super().clean()
        if not any(data.get(f"title_{language}") for language in ("tg", "ru", "en")):
            self.add_error("title_tg", _("Write the job title in at least one language."))
        return data


class MembershipForm(forms.Form):
    """A membership term with its nomination letter."""

    unit = InstitutionChoice(label=_("Institution or unit"))
    person = forms.ModelChoiceField(Person.objects.current(), label=_("Person"))
    capacity = forms.ChoiceField(label=_("Capacity"), choices=enums.Capacity.choices)
    starts_on = day(_("From"))
    ends_on = day(_("To"), required=False)
    letter_number = forms.CharField(label=_("Number of the nomination letter"), max_length=60, required=False)
    letter_date = PastDayField(label=_("Date of the nomination letter"), required=False)
    scan = ScanField(label=_("Scan of the letter"), required=False)


class EndForm(forms.Form):
    """The end of a membership term."""

    ends_on = day(_("Last day"))
    reason = forms.ChoiceField(label=_("Reason"), choices=enums.TermEnd.choices)


class TermsForm(forms.ModelForm):
    """Every setting of a draft of the Terms of Reference."""

    class Meta:
        model = TermsOfReference
        fields = [
            "name_tg", "name_ru", "name_en", "label_tg", "label_ru", "label_en", "source", "route", "parent_body",
            "amendment_needs_instrument", "chair_model", "rotation_start", "rotation_period_months",
            "secretariat_model", "secretariat_institution", "min_meetings_per_year", "cadence_basis", "host_rule",
            "invitation_approval", "agenda_circulation_working_days", "quorum", "decision_rule", "objection_blocks",
            "silence_procedure_days", "min_member_term_months", "max_terms", "nomination_requires_letter",
            "alternates_allowed", "lpi_change_requires_decision", "composition_needs_act",
            "minutes_due_working_days", "four_eyes", "correspondence_signatory", "reminder_overdue_every_days",
            "escalation_days", "authoritative_language", "time_zone", "calendar_country",
        ]  # fmt: skip
        field_classes = {"rotation_start": DayField}


class InstitutionForVersion(forms.Form):
    """An institution to put on a draft of the list."""

    institution = InstitutionChoice(label=_("Institution"))
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

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


class SheetForm(forms.Form):
    """A workbook with institutions and people."""

    file = UploadField(label=_("Spreadsheet"), kinds=("xlsx",))


class SignatoriesForm(forms.Form):
    """Who signs the Memorandum of Understanding."""

    institutions = SeveralField(
        Institution.objects.prefetch_related("names"),
        label=_("Signatories"),
        widget=forms.CheckboxSelectMultiple,
    )


class SignatureForm(forms.Form):
    """A signature under the Memorandum of Understanding."""

    signed_on = PastDayField(
        label=_("Signed on"), required=False, help_text=_("Leave empty while the signature is missing.")
    )
    signed_by = forms.CharField(label=_("Signed by"), max_length=200, required=False)


class InstrumentForm(forms.Form):
    """The founding or amending act."""

    kind = forms.ChoiceField(label=_("Kind of act"), choices=enums.InstrumentKind.choices)
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    date = PastDayField(label=_("Date"), required=False)
    signatory = forms.CharField(label=_("Signatory"), max_length=200, required=False)
    scan = ScanField(label=_("Scan of the act"), required=False)

    def __init__(self, *args, kinds, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(kind, enums.InstrumentKind(kind).label) for kind in kinds]


class ConfirmForm(forms.Form):
    """Nothing to fill in: the button is the answer."""


class FromForm(forms.Form):
    """The day from which something applies."""

    starts_on = day(_("From"))


class EndPostForm(forms.Form):
    """The end of a post."""

    ends_on = day(_("Last day"))
