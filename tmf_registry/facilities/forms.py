"""Forms of the register."""

from django import forms
from django.utils.translation import gettext_lazy as _

from iiwg.pages.fields import needs_one_language
from iiwg.pages.languages import fields_of, labels_of
from members.institutions.forms import InstitutionChoice
from tmf_registry.facilities.enums import Basis, SourceQuality
from tmf_registry.facilities.models import Facility


class FacilityForm(forms.ModelForm):
    """A facility, and where what is changed comes from."""

    operator = InstitutionChoice(label=_("Operator"), required=False, empty_label=_("no operator on record"))
    source = forms.CharField(
        label=_("Source of what you enter"), max_length=1000, help_text=_("A document, a letter, a page.")
    )
    quality = forms.ChoiceField(label=_("Kind of source"), choices=SourceQuality.choices)
    basis = forms.TypedChoiceField(
        label=_("Whether the source says it"),
        choices=Basis.choices,
        initial=Basis.STATED,
        required=False,
        empty_value=Basis.STATED,
    )

    class Meta:
        model = Facility
        fields = [
            *fields_of("name"), "aliases", "kind", "content_class", "lifecycle", "lifecycle_note",
            "is_legacy", "operator", "operator_note", "country", "region", "place", "latitude", "longitude",
            "coordinate_precision", "waste", "river_basin", "transboundary", "volume_m3", "mass_t", "area_ha",
            "height", "rehabilitation", "note", "access",
        ]  # fmt: skip
        labels = labels_of("name", _("Name, in Tajik"), _("Name, in Russian"), _("Name, in English"))

    def clean(self):
        data = super().clean()
        needs_one_language(self, "name", _("Write the name in at least one language."))
        if (data.get("latitude") is None) != (data.get("longitude") is None):
            self.add_error("longitude", _("Latitude and longitude belong together."))
        return data
