"""The form that records a letter as sent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from iiwg.documents.forms import ScanField
from iiwg.pages.fields import PastDayField
from members.institutions.forms import day


class SentForm(forms.Form):
    """What the signed outgoing letter bears."""

    number = forms.CharField(
        label=_("Our number"),
        max_length=60,
        required=False,
        help_text=_(
            "Leave empty to take the next number, where the Terms of Reference say how letters are numbered."
        ),
    )
    date = PastDayField(label=_("Date of the letter"))
    signatory = forms.CharField(label=_("Signed by"), max_length=200, required=False)
    external_number = forms.CharField(
        label=_("Number in the national document system"), max_length=60, required=False
    )
    external_date = day(_("Date in the national document system"), required=False)
    scan = ScanField(label=_("Scan of the signed letter"), required=False)
