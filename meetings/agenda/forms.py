"""Forms of agendas."""

from django import forms
from django.utils.translation import gettext_lazy as _

from iiwg.pages.fields import needs_one_language
from iiwg.pages.languages import fields_of
from meetings.agenda.models import AgendaItem
from meetings.meeting.forms import MeetingForm
from members.institutions.forms import InstitutionChoice


class AgendaItemForm(forms.ModelForm):
    """An agenda item."""

    institution = InstitutionChoice(label=_("Institution that reports"), required=False)

    class Meta:
        model = AgendaItem
        fields = [
            *fields_of("title"), "agenda_class", "speaker", "speaker_text", "institution", "minutes_allotted",
            "facility", "access",
        ]  # fmt: skip
        labels = {key: MeetingForm.Meta.labels[key] for key in fields_of("title")} | {
            "facility": _("Facility it is about")
        }

    def clean(self):
        data = super().clean()
        needs_one_language(self, "title", _("Write the title in at least one language."))
        return data


class SendAgendaForm(forms.Form):
    """Send the agenda."""

    is_final = forms.BooleanField(label=_("This is the final agenda"), required=False)
