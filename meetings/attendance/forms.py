"""The form of a participant, and of the hours a meeting was opened and closed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.attendance.models import Attendance
from meetings.meeting.forms import TimeInput
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


class HoursForm(forms.Form):
    """When a meeting was really opened and closed, as its minutes say."""

    opened_at = forms.TimeField(label=_("Opened at"), required=False, widget=TimeInput(format="%H:%M"))
    closed_at = forms.TimeField(label=_("Closed at"), required=False, widget=TimeInput(format="%H:%M"))

    def clean(self):
        data = super().clean()
        opened, closed = data.get("opened_at"), data.get("closed_at")
        if closed and not opened:
            self.add_error("opened_at", _("Say when it was opened."))
        elif closed and closed <= opened:
            self.add_error("closed_at", _("It would be closed before it was opened."))
        return data
