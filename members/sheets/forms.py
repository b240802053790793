"""The form that takes a sheet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from iiwg.documents.forms import UploadField


class SheetForm(forms.Form):
    """A workbook with institutions and people."""

    file = UploadField(label=_("Spreadsheet"), kinds=("xlsx",))
