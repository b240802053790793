"""Forms of the establishment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from iiwg.documents.forms import UploadField
from iiwg.pages.fields import DayField, needs_one_language
from iiwg.pages.languages import SITE_LANGUAGES, fields_of, labels_of
from members.establishment.models import EstablishmentStep, Playbook


class EstablishmentStepForm(forms.ModelForm):
    """A step with its days and its paper."""

    file = UploadField(label=_("Document"), required=False)

    class Meta:
        model = EstablishmentStep
        fields = [
            *fields_of("title"),
            "planned_on",
            "began_on",
            "done_on",
            "letter_number",
            "note",
        ]
        field_classes = {"planned_on": DayField, "began_on": DayField, "done_on": DayField}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        labels = labels_of("title", _("Step, in Tajik"), _("Step, in Russian"), _("Step, in English"))

    def clean(self):
        data = super().clean()
        needs_one_language(self, "title", _("Write the step in at least one language."))
        if data.get("began_on") and data.get("done_on") and data["done_on"] < data["began_on"]:
            self.add_error("done_on", _("A step is not done before it is begun."))
        return data


class PlaybookForm(forms.Form):
    """A playbook to begin with."""

    playbook = forms.ModelChoiceField(Playbook.objects.all(), label=_("Playbook"), empty_label=None)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["playbook"].queryset = Playbook.objects.prefetch_related("steps")


class ObjectivesForm(forms.Form):
    """The objectives, one a line, by language."""

    text_tg = forms.CharField(label=_("In Tajik"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    text_ru = forms.CharField(label=_("In Russian"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    text_en = forms.CharField(label=_("In English"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def rows(self) -> list[dict[str, str]]:
        """Objective by objective, its text by language; a language that is shorter stays empty."""
        by_language = {
            code: [
                line.strip()[:500] for line in self.cleaned_data[f"text_{code}"].splitlines() if line.strip()
            ]
            for code in SITE_LANGUAGES
        }
        count = max(len(lines) for lines in by_language.values())
        return [
            {code: lines[number] if number < len(lines) else "" for code, lines in by_language.items()}
            for number in range(count)
        ]
