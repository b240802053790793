"""The form of a participant."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.attendance.models import Attendance
from members.institutions.forms import InstitutionChoice


class ParticipantForm(forms.ModelForm):
    """A participant: a person on record or a guest by name."""

    institution = InstitutionChoice(label=_("Institution"), required=False)

    class Meta:
        model = Attendance
        fields = ["person", "name", "title", "institution", "institution_text", "category", "role"]
        labels = {"person": _("Person on record"), "name": _("Or the name of a guest")}

    def clean(self):
        data = super().clean()
        if not data.get("person") and not data.get("name"):
            self.add_error("name", _("Choose a person on record or write the name of the guest."))
        return data
