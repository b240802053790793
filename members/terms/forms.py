"""The forms of the Terms of Reference: the settings, lists and paragraphs of a draft, its act and its signatures."""

from zoneinfo import available_timezones

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from holidays import list_supported_countries

from iiwg.documents.forms import ScanField
from iiwg.pages.fields import DayField, PastDayField, SeveralField
from iiwg.pages.languages import RECORD_LANGUAGES, fields_of, labels_of
from members.institutions.enums import Language
from members.institutions.forms import InstitutionChoice, day
from members.institutions.models import Institution
from members.terms.enums import Approver, InstrumentKind, LanguageUse, NumberKind, NumberScope, Output, Topic
from members.terms.models import TermsOfReference, TermsParagraph

NUMBERED = ("decision", "recommendation", "agreement", "action")
POOL_PLACES = 8


# What a number of a draft can be: from, to.
LIMITS = {
    "rotation_period_months": (1, 120),
    "min_meetings_per_year": (0, 52),
    "agenda_circulation_working_days": (0, 120),
    "silence_procedure_days": (1, 365),
    "min_member_term_months": (1, 240),
    "max_terms": (1, 50),
    "minutes_due_working_days": (1, 365),
    "reminder_overdue_every_days": (1, 365),
    "escalation_days": (1, 1000),
}


class TermsForm(forms.ModelForm):
    """Every setting of a draft of the Terms of Reference."""

    class Meta:
        model = TermsOfReference
        fields = [
            *fields_of("name"), *fields_of("label"), "source", "route", "parent_body",
            "amendment_needs_instrument", "chair_model", "rotation_start", "rotation_period_months",
            "secretariat_model", "secretariat_institution", "min_meetings_per_year", "cadence_basis", "host_rule",
            "invitation_approval", "agenda_circulation_working_days", "quorum", "decision_rule", "objection_blocks",
            "silence_procedure_days", "min_member_term_months", "max_terms", "nomination_requires_letter",
            "alternates_allowed", "lpi_change_requires_decision", "composition_needs_act",
            "minutes_due_working_days", "four_eyes", "observers_read_reports", "correspondence_signatory",
            "reminder_overdue_every_days", "escalation_days", "authoritative_language", "time_zone", "calendar_country",
        ]  # fmt: skip
        field_classes = {"rotation_start": DayField}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["time_zone"] = forms.ChoiceField(
            label=self.fields["time_zone"].label,
            choices=[(zone, zone) for zone in sorted(available_timezones())],
        )
        for name, (least, most) in LIMITS.items():
            field = self.fields[name]
            message = _("A whole number from %(least)d to %(most)d.") % {"least": least, "most": most}
            field.validators = [MinValueValidator(least, message), MaxValueValidator(most, message)]
            field.widget.attrs |= {"min": least, "max": most}
        for name in ("name", "label"):
            verbose = capfirst(TermsOfReference._meta.get_field(name).verbose_name)
            for column, language in labels_of(name, _("Tajik"), _("Russian"), _("English")).items():
                self.fields[column].label = format_lazy("{} ({})", verbose, language)

    def clean_calendar_country(self):
        code = self.cleaned_data["calendar_country"].strip().upper()
        if code and code not in list_supported_countries():
            raise forms.ValidationError(
                _("Write the two letters of a country that is known, for example TJ or KZ.")
            )
        return code


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

    kind = forms.ChoiceField(label=_("Kind of act"), choices=InstrumentKind.choices)
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    date = PastDayField(label=_("Date"), required=False)
    signatory = forms.CharField(label=_("Signatory"), max_length=200, required=False)
    scan = ScanField(label=_("Scan of the act"), required=False)

    def __init__(self, *args, kinds, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(kind, InstrumentKind(kind).label) for kind in kinds]


class FromForm(forms.Form):
    """The day from which something applies."""

    starts_on = day(_("From"))


class ConfirmForm(forms.Form):
    """Nothing to fill in: the button is the answer."""


class TermsListsForm(forms.Form):
    """The lists of a draft: who may chair, numbers, approvers, reminders, languages, outputs."""

    ladder = forms.RegexField(
        r"^\s*\d{1,3}(\s*,\s*\d{1,3})*\s*$",
        label=_("Reminders, days before"),
        help_text=_("Numbers separated by commas, for example 14, 3, 0."),
        error_messages={"invalid": _("Write numbers separated by commas, for example 14, 3, 0.")},
    )
    official = forms.MultipleChoiceField(
        label=_("Official language"),
        choices=Language.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    working = forms.MultipleChoiceField(
        label=_("Working language"),
        choices=Language.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    outputs = forms.MultipleChoiceField(
        label=_("Outputs"), choices=Output.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        approvers = [("", "—"), *Approver.choices]
        for place in range(1, POOL_PLACES + 1):
            label = _("May chair, place %(place)d") % {"place": place}
            self.fields[f"pool_{place}"] = InstitutionChoice(label=label, required=False)
        for place in (1, 2):
            label = _("Approves minutes, place %(place)d") % {"place": place}
            self.fields[f"chain_{place}"] = forms.ChoiceField(label=label, choices=approvers, required=False)
        for kind in NUMBERED:
            name = NumberKind(kind).label
            self.fields[f"pattern_{kind}"] = forms.CharField(
                label=_("Number pattern: %(what)s") % {"what": name}, max_length=60, required=False,
                help_text="{meeting} {year} {n}",
            )  # fmt: skip
            self.fields[f"scope_{kind}"] = forms.ChoiceField(
                label=_("Counting begins again: %(what)s") % {"what": name}, choices=NumberScope.choices
            )

    @staticmethod
    def initial_of(terms: TermsOfReference) -> dict:
        """What a version says now."""
        initial = {f"pool_{row.ordinal}": row.institution_id for row in terms.chair_pool.all()}
        initial |= {f"chain_{row.ordinal}": row.approver for row in terms.approval_chain.all()}
        for row in terms.number_patterns.all():
            initial |= {f"pattern_{row.kind}": row.pattern, f"scope_{row.kind}": row.scope}
        initial["ladder"] = ", ".join(str(row.days_before) for row in terms.reminder_ladder.all())
        for use in LanguageUse.values:
            initial[use] = [row.language for row in terms.languages.all() if row.use == use]
        initial["outputs"] = [row.output for row in terms.outputs.all()]
        return initial

    def clean(self):
        data = super().clean()
        places = [data[f"pool_{n}"] for n in range(1, POOL_PLACES + 1) if data.get(f"pool_{n}")]
        if len(places) != len(set(places)):
            self.add_error("pool_1", _("An institution stands in the list twice."))
        for kind in NUMBERED:
            pattern = data.get(f"pattern_{kind}") or ""
            try:
                pattern.format(meeting="", year="", n="")
            except (KeyError, IndexError, ValueError):
                self.add_error(f"pattern_{kind}", _("Only {meeting}, {year} and {n} can stand in a pattern."))
            else:
                if pattern and "{n}" not in pattern:
                    self.add_error(f"pattern_{kind}", _("Without {n} every one would bear the same number."))
        return data

    def lists(self) -> dict:
        """The lists as the service takes them."""
        data = self.cleaned_data
        return {
            "pool": [data[f"pool_{n}"] for n in range(1, POOL_PLACES + 1) if data[f"pool_{n}"]],
            "chain": [data[f"chain_{n}"] for n in (1, 2) if data[f"chain_{n}"]],
            "patterns": {
                kind: (data[f"pattern_{kind}"], data[f"scope_{kind}"])
                for kind in NUMBERED
                if data[f"pattern_{kind}"]
            },
            "ladder": sorted({int(part) for part in data["ladder"].split(",")}, reverse=True),
            "official": data["official"],
            "working": data["working"],
            "outputs": data["outputs"],
        }


def topics_field() -> forms.MultipleChoiceField:
    """What a paragraph is about."""
    return forms.MultipleChoiceField(
        label=_("What it is about"),
        help_text=_("A refusal or a warning refers to the paragraph on its topic."),
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class TopicsForm(forms.Form):
    """What a paragraph is about, where its text is sealed."""

    topics = topics_field()


class ParagraphForm(forms.ModelForm):
    """One paragraph in the languages known."""

    class Meta:
        model = TermsParagraph
        fields = [f"{name}_{code}" for code in RECORD_LANGUAGES for name in ("heading", "text")]
        widgets = {f"text_{code}": forms.Textarea(attrs={"rows": 5}) for code in RECORD_LANGUAGES}

    topics = topics_field()
