"""Forms of institutions: they validate and hand over; services save."""

from dataclasses import fields

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from iiwg.accounts.models import User
from iiwg.database.periods import DatePrecision
from iiwg.pages.fields import DayField, needs_one_language
from iiwg.pages.languages import fields_of
from members.institutions.enums import Confidence, Language, NameKind, Sector
from members.institutions.models import Institution
from members.institutions.official_letter import OfficialLetter


def day(label, **options) -> DayField:
    """A day with its label."""
    return DayField(label=label, **options)


class PrecisionField(forms.ChoiceField):
    """How exactly a day is known."""

    def __init__(self, **options):
        super().__init__(
            label=_("How exactly this day is known"),
            choices=DatePrecision.choices,
            initial=DatePrecision.DAY,
            required=False,
            **options,
        )

    def clean(self, value):
        return super().clean(value) or DatePrecision.DAY


class ReasonForm(forms.Form):
    """Why something on record is withdrawn."""

    because = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class OldListsForm(forms.Form):
    """A form of what is dated: the reason is asked where lists of old meetings change by it."""

    because = forms.CharField(
        label=_("Reason"),
        required=False,
        help_text=_(
            "Needed only where the list of an old meeting would print another name or title by this."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class InstitutionChoice(forms.ModelChoiceField):
    """One institution by its name."""

    def __init__(self, **options):
        super().__init__(
            Institution.objects.prefetch_related("names"), **{"empty_label": _("Choose…"), **options}
        )


class OfficialLetterMixin:
    """A form with fields of an official letter, named as there; it hands them over as one value, `letter`."""

    def clean(self):
        data = super().clean()
        said = {field.name: data.pop(field.name) for field in fields(OfficialLetter) if field.name in data}
        return data | {"letter": OfficialLetter(**said)}

    @staticmethod
    def filled_from(letter: OfficialLetter) -> dict:
        """What the fields show of a letter on record; its scan is kept and not sent again."""
        return {
            field.name: getattr(letter, field.name)
            for field in fields(OfficialLetter)
            if field.name != "scan"
        }


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
        label=_("Short code"),
        max_length=30,
        help_text=_("Latin letters, for example MEWR."),
        error_messages={"invalid": _("Latin letters, figures, - and _ only.")},
    )
    name_tg = forms.CharField(label=_("Official name in Tajik"), max_length=300, required=False)
    name_ru = forms.CharField(label=_("Official name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Official name in English"), max_length=300, required=False)
    source = forms.CharField(label=_("Where the names are from"), max_length=300, required=False)
    field_order = [*fields_of("name"), "source", "code", "kind"]

    def clean(self):
        data = super().clean()
        needs_one_language(self, "name", _("Write the official name in at least one language."))
        return data


class NameFields(forms.Form):
    """What there is to say of a name."""

    text = forms.CharField(label=pgettext_lazy("thing", "Name"), max_length=300)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    kind = forms.ChoiceField(label=_("Kind of name"), choices=NameKind.choices)
    starts_on = day(_("From"), required=False, help_text=_("A new official name ends the one before it."))
    starts_precision = PrecisionField()
    ends_on = day(_("To"), required=False)
    ends_precision = PrecisionField()
    source = forms.CharField(label=_("Source"), max_length=300, required=False)
    confidence = forms.ChoiceField(
        label=_("How sure it is"), choices=Confidence.choices, initial=Confidence.UNVERIFIED
    )


class NameForm(NameFields, OldListsForm):
    """A dated name."""

    field_order = [*NameFields.base_fields, "because"]


class CorrectNameForm(NameFields, ReasonForm):
    """A name with the right words and days, and why."""

    field_order = [*NameFields.base_fields, "because"]


class ParentForm(OldListsForm):
    """The body an institution belongs to."""

    parent = InstitutionChoice(
        label=_("Belongs to"), required=False, empty_label=_("Belongs to no other body")
    )
    starts_on = day(_("From"), required=False)
    starts_precision = PrecisionField()
    field_order = ["parent", "starts_on", "starts_precision", "because"]


class CorrectParentForm(ReasonForm):
    """The right body and days, and why."""

    parent = InstitutionChoice(label=_("Belongs to"))
    starts_on = day(_("From"), required=False)
    starts_precision = PrecisionField()
    ends_on = day(_("To"), required=False)
    ends_precision = PrecisionField()
    field_order = ["parent", "starts_on", "starts_precision", "ends_on", "ends_precision", "because"]


class SuccessorForm(forms.Form):
    """The institution that takes the place of another."""

    after = InstitutionChoice(label=_("Succeeded by"))
    starts_on = day(_("From"), required=False)
    starts_precision = PrecisionField()
    source = forms.CharField(label=_("Source"), max_length=300, required=False)


class CorrectSuccessorForm(SuccessorForm, ReasonForm):
    """The right successor and day, and why."""

    field_order = [*SuccessorForm.base_fields, "because"]


class FocalPointForm(forms.Form):
    """A user who represents an institution."""

    user = forms.ModelChoiceField(User.objects.active(), label=_("User"))


class SectorsForm(forms.Form):
    """The sectors an institution works in."""

    sectors = forms.MultipleChoiceField(
        label=_("Sectors"), choices=Sector.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
