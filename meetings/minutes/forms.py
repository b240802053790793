"""Forms of minutes."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from iiwg.documents.forms import ScanField
from iiwg.pages.dates import quarter_end
from iiwg.pages.fields import SeveralField
from meetings.attendance.enums import Presence
from meetings.attendance.models import Attendance
from meetings.meeting.forms import LANGUAGES, MeetingChoice
from meetings.meeting.models import Meeting
from meetings.minutes.enums import DueKind, LineKind
from meetings.minutes.models import Line
from members.institutions.forms import InstitutionChoice, day
from members.institutions.models import Institution
from members.seats.enums import LpiStatus
from members.seats.models import LpiVersion
from members.terms.enums import TermsStatus
from members.terms.models import TermsOfReference
from tmf_registry.facilities.models import Facility


class StartMinutesForm(forms.Form):
    """The language in which minutes are written."""

    language = forms.ChoiceField(
        label=_("Language of the minutes"), choices=LANGUAGES, widget=forms.RadioSelect
    )


class NumberForm(forms.Form):
    """The number of minutes."""

    number = forms.CharField(label=_("Number of the minutes"), max_length=60, required=False)


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
    due_kind = forms.ChoiceField(label=_("Due"), choices=[("", "—"), *DueKind.choices], required=False)
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
        away = [Presence.ABSENT, Presence.EXCUSED]
        there = line.minutes.meeting.attendance.exclude(~Q(pk=line.speaker_id), presence__in=away)
        self.fields["speaker"].queryset = there.select_related("person")
        to_come = Q(status__in=["planned", "convened"]) | Q(pk=line.due_meeting_id)
        self.fields["due_meeting"].queryset = Meeting.objects.filter(to_come).order_by("held_on")
        is_action, is_speech = line.kind == LineKind.ACTION, line.kind in ("heard", "spoke")
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
            if line.kind != LineKind.DECIDED:
                del self.fields[name]

    def details(self) -> dict:
        """The cleaned details as the service takes them."""
        data = {key: value for key, value in self.cleaned_data.items() if key not in ("text", "base_version")}
        quarter, year = data.pop("quarter", ""), data.pop("year", None)
        if data.get("due_kind") == DueKind.QUARTER:
            data["due_on"] = quarter_end(year, int(quarter)) if quarter and year else None
        if data.get("due_kind") in (DueKind.ONGOING, DueKind.MEETING):
            data["due_on"] = None
        if "due_kind" in data:
            data["offset_days"] = data.get("offset_days") or 0
            if data["due_kind"] != DueKind.MEETING:
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
