"""Forms of letters: what the paper of any official letter says, and that of one we send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from iiwg.documents.forms import ScanField
from iiwg.pages.fields import PastDayField
from members.institutions.forms import OfficialLetterMixin, day


class PaperForm(OfficialLetterMixin, forms.Form):
    """All that the paper of an official letter says."""

    number = forms.CharField(label=_("Number of the letter"), max_length=60)
    date = PastDayField(label=_("Date of the letter"))
    signatory = forms.CharField(label=_("Signed by"), max_length=200, help_text=_("Post and name."))
    external_number = forms.CharField(
        label=_("Number in the national document system"), max_length=60, required=False
    )
    external_date = day(_("Date in the national document system"), required=False)
    scan = ScanField(label=_("Scan or photo of the signed letter"), required=False)


class SentForm(PaperForm):
    """What the signed outgoing letter bears."""

    number = forms.CharField(
        label=_("Our number"),
        max_length=60,
        required=False,
        help_text=_(
            "Leave empty to take the next number, where the Terms of Reference say how letters are numbered."
        ),
    )
    signatory = forms.CharField(label=_("Signed by"), max_length=200, required=False)
    scan = ScanField(label=_("Scan of the signed letter"), required=False)
