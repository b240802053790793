"""Forms of meetings."""

import zoneinfo

from django import forms
from django.utils.translation import gettext_lazy as _

from iiwg.documents.forms import ScanField, UploadField
from iiwg.pages.dates import long_date
from iiwg.pages.fields import DayField
from iiwg.pages.languages import current_language, fields_of, labels_of
from meetings.meeting.models import Meeting
from members.institutions.forms import InstitutionChoice
from members.terms.texts import by_chairs_lazy


class TimeInput(forms.TimeInput):
    """The browser's own time field."""

    input_type = "time"


TAKEN = {name: {"unique": _("Another meeting has this number already.")} for name in ("sequence", "number")}


# What is rarely asked when a meeting is planned.
MORE_OF_MEETING = (
    "online_link", "kind", "number", "time_zone", "host", "host_note", "presiding", "secretary", *fields_of("title"),
    "access", "note",
)  # fmt: skip


class MeetingForm(forms.ModelForm):
    """Plan a meeting or change it."""

    more = MORE_OF_MEETING

    online_link = forms.URLField(label=_("Link to the online meeting"), assume_scheme="https", required=False)
    host = InstitutionChoice(
        label=_("Host"), required=False, help_text=_("Left empty: the host by the Terms of Reference.")
    )

    class Meta:
        model = Meeting
        fields = [
            "held_on", "starts_at", "ends_at", *fields_of("place"), "format", "sequence", *MORE_OF_MEETING,
        ]  # fmt: skip
        field_classes = {"held_on": DayField}
        widgets = {
            "starts_at": TimeInput(format="%H:%M"),
            "ends_at": TimeInput(format="%H:%M"),
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {
            **labels_of("place", _("Place, in Tajik"), _("Place, in Russian"), _("Place, in English")),
            **labels_of("title", _("Title, in Tajik"), _("Title, in Russian"), _("Title, in English")),
            "presiding": _("Presiding person"),
            "secretary": _("Secretary"),
        }
        error_messages = TAKEN
        help_texts = {
            "sequence": _("Which meeting of the group it is. Empty while it is not known."),
            "presiding": by_chairs_lazy(
                _("Left empty: the official who chairs."),
                _("Left empty: the official of the leading co-chair."),
            ),
            "title_tg": _("Only when the meeting has a name of its own."),
        }

    def clean_time_zone(self):
        name = self.cleaned_data["time_zone"]
        if name not in zoneinfo.available_timezones():
            raise forms.ValidationError(_("Choose a time zone such as Asia/Dushanbe."))
        return name

    def clean_number(self):
        return self.cleaned_data["number"] or None

    def clean(self):
        data = super().clean()
        if data.get("ends_at") and not data.get("starts_at"):
            self.add_error("starts_at", _("Say when it begins."))
        elif data.get("ends_at") and data["ends_at"] <= data["starts_at"]:
            self.add_error("ends_at", _("It would end before it begins."))
        return data


class OldMeetingForm(forms.ModelForm):
    """A meeting of the past with what is known of it."""

    scan = ScanField(label=_("Scan of the minutes"), required=False)

    class Meta:
        model = Meeting
        fields = [
            "kind", *fields_of("title"), "held_on", "date_precision", "sequence", "number", *fields_of("place"),
            "source", "note",
        ]  # fmt: skip
        field_classes = {"held_on": DayField}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        labels = {key: MeetingForm.Meta.labels[key] for key in fields if key in MeetingForm.Meta.labels}
        help_texts = {
            "held_on": _("If only the month or the year is known, choose its first day and say so below."),
            "sequence": MeetingForm.Meta.help_texts["sequence"],
        }
        error_messages = TAKEN

    def clean_number(self):
        return self.cleaned_data["number"] or None


class CancelForm(forms.Form):
    """Why a meeting does not take place."""

    note = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class PaperForm(forms.Form):
    """A paper."""

    file = UploadField(label=_("File"))


class MeetingChoice(forms.ModelChoiceField):
    """A meeting by its name and its day."""

    def label_from_instance(self, meeting):
        return f"{long_date(meeting.held_on, current_language(), meeting.date_precision)} – {meeting}"
