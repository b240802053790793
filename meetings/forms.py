"""Forms of the meetings room: they validate and hand over; services save."""

import zoneinfo

from django import forms
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from iiwg.documents.forms import ScanField, UploadField
from iiwg.pages.dates import long_date, quarter_end
from iiwg.pages.fields import DayField, SeveralField
from meetings import enums
from meetings.models import AgendaItem, Attendance, Line, Meeting
from members.enums import LpiStatus, TermsStatus
from members.forms import InstitutionChoice, day
from members.models import Institution, LpiVersion, TermsOfReference
from tmf_registry.models import Facility

LANGUAGES = (("tg", "Тоҷикӣ"), ("ru", "Русский"), ("en", "English"))


def needs_one_language(form, field: str, sentence) -> None:
    """A field kept in several languages is needed in at least one."""
    if not any(form.cleaned_data.get(f"{field}_{language}") for language, _name in LANGUAGES):
        form.add_error(f"{field}_tg", sentence)


class TimeInput(forms.TimeInput):
    """The browser's own time field."""

    input_type = "time"


TAKEN = {name: {"unique": _("Another meeting has this number already.")} for name in ("sequence", "number")}


class MeetingForm(forms.ModelForm):
    """Plan a meeting or change it."""

    online_link = forms.URLField(label=_("Link to the online meeting"), assume_scheme="https", required=False)
    host = InstitutionChoice(
        label=_("Host"), required=False, help_text=_("Left empty: the leading co-chair's institution.")
    )

    class Meta:
        model = Meeting
        fields = [
            "kind", "sequence", "number", "held_on", "starts_at", "ends_at", "time_zone", "place_tg", "place_ru",
            "place_en", "format", "online_link", "host", "host_note", "presiding", "secretary", "title_tg",
            "title_ru", "title_en", "access", "note",
        ]  # fmt: skip
        field_classes = {"held_on": DayField}
        widgets = {
            "starts_at": TimeInput(format="%H:%M"),
            "ends_at": TimeInput(format="%H:%M"),
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {
            "place_tg": _("Place, in Tajik"),
            "place_ru": _("Place, in Russian"),
            "place_en": _("Place, in English"),
            "title_tg": _("Title, in Tajik"),
            "title_ru": _("Title, in Russian"),
            "title_en": _("Title, in English"),
            "presiding": _("Presiding person"),
            "secretary": _("Secretary"),
        }
        error_messages = TAKEN
        help_texts = {
            "sequence": _("Which meeting of the group it is. Empty while it is not known."),
            "presiding": _("Left empty: the official of the leading co-chair."),
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
            "kind", "title_tg", "title_ru", "title_en", "held_on", "date_precision", "sequence", "number",
            "place_tg", "place_ru", "place_en", "source", "note",
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


class AgendaItemForm(forms.ModelForm):
    """An agenda item."""

    institution = InstitutionChoice(label=_("Institution that reports"), required=False)

    class Meta:
        model = AgendaItem
        fields = [
            "title_tg", "title_ru", "title_en", "agenda_class", "speaker", "speaker_text", "institution",
            "minutes_allotted", "facility", "access",
        ]  # fmt: skip
        labels = {key: MeetingForm.Meta.labels[key] for key in ("title_tg", "title_ru", "title_en")} | {
            "facility": _("Facility it is about")
        }

    def clean(self):
        data = super().clean()
        needs_one_language(self, "title", _("Write the title in at least one language."))
        return data


class PaperForm(forms.Form):
    """A paper."""

    file = UploadField(label=_("File"))


class SendAgendaForm(forms.Form):
    """Send the agenda."""

    is_final = forms.BooleanField(label=_("This is the final agenda"), required=False)


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


class StartMinutesForm(forms.Form):
    """The language in which minutes are written."""

    language = forms.ChoiceField(
        label=_("Language of the minutes"), choices=LANGUAGES, widget=forms.RadioSelect
    )


class NumberForm(forms.Form):
    """The number of minutes."""

    number = forms.CharField(label=_("Number of the minutes"), max_length=60, required=False)


class MeetingChoice(forms.ModelChoiceField):
    """A meeting by its name and its day."""

    def label_from_instance(self, meeting):
        return f"{long_date(meeting.held_on, get_language() or 'tg', meeting.date_precision)} – {meeting}"


class LineForm(forms.Form):
    """What belongs to a line beside its text."""

    text = forms.CharField(
        label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 3}), strip=False
    )
    base_version = forms.IntegerField(widget=forms.HiddenInput())
    speaker = forms.ModelChoiceField(Attendance.objects.none(), label=_("Speaker"), required=False)
    responsible = InstitutionChoice(label=_("Responsible"), required=False)
    co_executors = SeveralField(
        Institution.objects.prefetch_related("names"),
        label=_("Together with"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    due_kind = forms.ChoiceField(label=_("Due"), choices=[("", "—"), *enums.DueKind.choices], required=False)
    due_on = day(_("By this day"), required=False)
    quarter = forms.ChoiceField(
        label=_("Quarter"),
        choices=[("", "—"), ("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")],
        required=False,
    )
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100, required=False)
    due_meeting = MeetingChoice(Meeting.objects.all(), label=_("Before the meeting"), required=False)
    offset_days = forms.IntegerField(label=_("Days before it"), min_value=0, max_value=365, required=False)
    facility = forms.ModelChoiceField(Facility.objects.all(), label=_("Facility"), required=False)
    lpi_version = forms.ModelChoiceField(
        LpiVersion.objects.filter(status=LpiStatus.PENDING),
        label=_("This decision adopts the list of institutions"),
        required=False,
    )
    terms = forms.ModelChoiceField(
        TermsOfReference.objects.filter(status__in=[TermsStatus.DRAFT, TermsStatus.PROVISIONAL]),
        label=_("This decision adopts the Terms of Reference"),
        required=False,
    )

    def __init__(self, *args, line: Line, **kwargs):
        super().__init__(*args, **kwargs)
        away = [enums.Presence.ABSENT, enums.Presence.EXCUSED]
        there = line.minutes.meeting.attendance.exclude(~Q(pk=line.speaker_id), presence__in=away)
        self.fields["speaker"].queryset = there.select_related("person")
        to_come = Q(status__in=["planned", "convened"]) | Q(pk=line.due_meeting_id)
        self.fields["due_meeting"].queryset = Meeting.objects.filter(to_come).order_by("held_on")
        is_action, is_speech = line.kind == enums.LineKind.ACTION, line.kind in ("heard", "spoke")
        for name in ("co_executors", "due_kind", "due_on", "quarter", "year", "due_meeting", "offset_days"):
            if not is_action:
                del self.fields[name]
        if line.kind not in ("action", "recommended"):
            del self.fields["responsible"]
        if line.kind in ("heard", "spoke", "note"):
            del self.fields["facility"]
        if not is_speech:
            del self.fields["speaker"]
        for name in ("lpi_version", "terms"):
            if line.kind != enums.LineKind.DECIDED:
                del self.fields[name]

    def details(self) -> dict:
        """The cleaned details as the service takes them."""
        data = {key: value for key, value in self.cleaned_data.items() if key not in ("text", "base_version")}
        quarter, year = data.pop("quarter", ""), data.pop("year", None)
        if data.get("due_kind") == enums.DueKind.QUARTER:
            data["due_on"] = quarter_end(year, int(quarter)) if quarter and year else None
        if data.get("due_kind") in (enums.DueKind.ONGOING, enums.DueKind.MEETING):
            data["due_on"] = None
        if "due_kind" in data:
            data["offset_days"] = data.get("offset_days") or 0
            if data["due_kind"] != enums.DueKind.MEETING:
                data["due_meeting"] = None
        return data


class PaperApprovalForm(forms.Form):
    """The signed scan of exactly one text."""

    digest = forms.CharField(widget=forms.HiddenInput())
    approval = forms.ModelChoiceField(
        queryset=None, label=_("Signed by"), widget=forms.RadioSelect, empty_label=None
    )
    scan = ScanField(label=_("Scan of the signed minutes"))

    def __init__(self, *args, asked, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["approval"].queryset = asked
        self.fields["approval"].label_from_instance = lambda row: row.chairing_term.institution.name()
