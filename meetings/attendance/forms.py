"""Forms of participants: who takes part, who was there, when the meeting was opened and closed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.attendance.enums import Presence
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


class ParticipantChangeForm(ParticipantForm):
    """What was entered of a participant; of a person on record the name and the job title stand in the record."""

    class Meta(ParticipantForm.Meta):
        fields = ["name", "title", "institution", "institution_text", "category", "role"]
        labels = {"name": _("Name of the guest")}

    def __init__(self, *args, instance: Attendance, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        if instance.person_id:
            del self.fields["name"], self.fields["title"]

    def clean(self):
        data = super(ParticipantForm, self).clean()
        if "name" in self.fields and not data.get("name"):
            self.add_error("name", _("Write the name of the guest."))
        return data


class MarkForm(forms.Form):
    """How one participant took part: there or away, online, from when to when, why not."""

    presence = forms.ChoiceField(label=_("Presence"), choices=Presence)
    is_online = forms.BooleanField(label=_("online"), required=False)
    came_at = forms.TimeField(label=_("Came later, at"), required=False, widget=TimeInput(format="%H:%M"))
    left_at = forms.TimeField(label=_("Left earlier, at"), required=False, widget=TimeInput(format="%H:%M"))
    reason = forms.CharField(label=_("Reason of the absence"), max_length=200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Beside each name stands a form of its own, to take it off the list: these belong to one for the whole page.
            field.widget.attrs["form"] = "mark"

    def clean(self):
        data = super().clean()
        came, left = data.get("came_at"), data.get("left_at")
        if came and left and left <= came:
            self.add_error("left_at", _("Nobody leaves before coming: look at both times."))
        return data

    @property
    def has_details(self) -> bool:
        """Whether more is said than whether somebody was there, or is wrong."""
        return bool(self.errors) or any(self[name].value() for name in ("came_at", "left_at", "reason"))
