"""Forms of minutes."""

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from iiwg.documents.forms import ScanField
from iiwg.pages.dates import quarter_end
from iiwg.pages.fields import SeveralField
from meetings.attendance.enums import Presence
from meetings.attendance.models import Attendance
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.forms import MeetingChoice
from meetings.meeting.models import Meeting
from meetings.minutes.enums import DueKind, LineKind
from meetings.minutes.models import Line, Minutes
from meetings.minutes.texts.corrigendum import places_of
from meetings.minutes.texts.minutes import printed_lines, text_of
from members.institutions.forms import InstitutionChoice, day
from members.institutions.models import Institution
from members.seats.enums import LpiStatus
from members.seats.models import LpiVersion
from members.terms.enums import TermsStatus
from members.terms.models import TermsOfReference
from tmf_registry.facilities.models import Facility

FIRST_WORDS = 12  # of a line, by which it is known in a list


class StartMinutesForm(forms.Form):
    """The language in which minutes are written."""

    language = forms.ChoiceField(
        label=_("Language of the minutes"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )


class NumberForm(forms.Form):
    """The number of minutes."""

    number = forms.CharField(label=_("Number of the minutes"), max_length=60, required=False)


class ControlForm(forms.Form):
    """Who controls the execution of what was decided."""

    controlled_by = InstitutionChoice(label=_("Institution"), required=False)


class LineForm(forms.Form):
    """The text of a line; what else belongs to one says the form of its kind."""

    text = forms.CharField(
        label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 1}), strip=False
    )
    base_version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, *args, line: Line, **kwargs):
        super().__init__(*args, **kwargs)

    def details(self) -> dict:
        """The cleaned details as the service takes them."""
        return {key: value for key, value in self.cleaned_data.items() if key not in ("text", "base_version")}


class SpeechForm(LineForm):
    """What was heard or said: by whom of those who were there."""

    speaker = forms.ModelChoiceField(Attendance.objects.none(), label=_("Speaker"), required=False)

    def __init__(self, *args, line: Line, **kwargs):
        super().__init__(*args, line=line, **kwargs)
        away = [Presence.ABSENT, Presence.EXCUSED]
        there = line.minutes.meeting.attendance.exclude(~Q(pk=line.speaker_id), presence__in=away)
        self.fields["speaker"].queryset = there.select_related("person")
        if line.kind == LineKind.SPOKE:  # a speaker elsewhere is a rapporteur
            self.fields["speaker"].label = _("Who spoke")


class AgreementForm(LineForm):
    """An agreement, perhaps about a facility."""

    facility = forms.ModelChoiceField(Facility.objects.all(), label=_("Facility"), required=False)


class DecisionForm(AgreementForm):
    """A decision, and what it adopts."""

    lpi_version = forms.ModelChoiceField(
        LpiVersion.objects.filter(status=LpiStatus.PENDING),
        label=_("This decision adopts the list of institutions"),
        required=False,
    )
    applies_from = day(
        _("The list applies from"),
        required=False,
        help_text=_("Leave it empty where the decision names no day: then it is the day of the meeting."),
    )
    terms = forms.ModelChoiceField(
        TermsOfReference.objects.filter(status__in=[TermsStatus.DRAFT, TermsStatus.PROVISIONAL]),
        label=_("This decision adopts the Terms of Reference"),
        required=False,
    )


class RecommendationForm(AgreementForm):
    """A recommendation to an institution."""

    responsible = InstitutionChoice(label=_("Responsible"), required=False)


class ActionForm(RecommendationForm):
    """An action item: who does it, with whom, until when."""

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

    def __init__(self, *args, line: Line, **kwargs):
        super().__init__(*args, line=line, **kwargs)
        to_come = Q(status__in=[MeetingStatus.PLANNED, MeetingStatus.CONVENED]) | Q(pk=line.due_meeting_id)
        self.fields["due_meeting"].queryset = Meeting.objects.filter(to_come).order_by("held_on")

    def details(self) -> dict:
        data = super().details()
        quarter, year = data.pop("quarter"), data.pop("year")
        if data["due_kind"] == DueKind.QUARTER:
            data["due_on"] = quarter_end(year, int(quarter)) if quarter and year else None
        if data["due_kind"] in (DueKind.ONGOING, DueKind.MEETING):
            data["due_on"] = None
        if data["due_kind"] != DueKind.MEETING:
            data["due_meeting"] = None
        data["offset_days"] = data["offset_days"] or 0
        return data


FORM_OF_LINE = {
    LineKind.HEARD: SpeechForm,
    LineKind.SPOKE: SpeechForm,
    LineKind.DECIDED: DecisionForm,
    LineKind.RECOMMENDED: RecommendationForm,
    LineKind.AGREED: AgreementForm,
    LineKind.ACTION: ActionForm,
    LineKind.NOTE: LineForm,
}


class ReasonForm(forms.Form):
    """Why minutes are corrected."""

    reason = forms.CharField(
        label=_("Why are the minutes corrected?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Write in the language of the minutes: it is printed."),
    )


class LineChoice(forms.ModelChoiceField):
    """A line of minutes, named by its place and first words."""

    def __init__(self, minutes: Minutes, **options):
        super().__init__(printed_lines(minutes), **options)
        self.minutes, self.places = minutes, places_of(minutes)

    def label_from_instance(self, line) -> str:
        words = Truncator(text_of(line, self.minutes.language)).words(FIRST_WORDS)
        return f"{self.places[line.pk]}: {words}"


class CorrectionForm(forms.Form):
    """One place that is corrected, the words that stand there and those to be read."""

    place = forms.CharField(
        label=_("Or another place"),
        max_length=200,
        required=False,
        help_text=_("In your words: “those present”, “annex 1”."),
    )
    old = forms.CharField(
        label=_("Words that stand there"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    new = forms.CharField(
        label=_("Words to be read instead"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Leave it empty where the words fall away."),
    )
    due_on = day(
        _("New due date"),
        required=False,
        help_text=_(
            "Of the action item whose line you chose. The item follows when the corrigendum is published; the words "
            "above may stay empty."
        ),
    )
    field_order = ("line", "place", "old", "new", "due_on")

    def __init__(self, *args, minutes: Minutes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"] = LineChoice(minutes, label=_("Line of the minutes"), required=False)
        self.order_fields(self.field_order)


class PaperApprovalForm(forms.Form):
    """The signed scan of exactly one text."""

    digest = forms.CharField(widget=forms.HiddenInput())
    approval = forms.ModelChoiceField(
        queryset=None, label=_("Signed by"), widget=forms.RadioSelect, empty_label=None
    )
    scan = ScanField(label=_("Scan of the signed minutes"))

    def __init__(self, *args, approvals, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["approval"].queryset = approvals
        self.fields["approval"].label_from_instance = lambda row: row.chairing_term.institution_name()
