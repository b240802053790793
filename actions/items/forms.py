"""Forms of the actions room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from iiwg.documents.forms import UploadField


class ReportForm(forms.Form):
    """What was done, with a file where there is one."""

    text = forms.CharField(label=_("What was done"), widget=forms.Textarea(attrs={"rows": 5}))
    file = UploadField(label=_("Letter, act or photo that shows it"), required=False)
