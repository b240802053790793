"""The form field through which every file comes in."""

from django import forms
from django.conf import settings

from iiwg.documents.uploads import SCAN_KINDS, check_upload


class UploadField(forms.FileField):
    """A file of an accepted kind whose content is what its name says."""

    def __init__(self, *, kinds=tuple(settings.UPLOAD_KINDS), **options):
        self.kinds = kinds
        super().__init__(**options)

    def widget_attrs(self, widget):
        return {"accept": ",".join(f".{kind}" for kind in self.kinds)}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and upload is not initial:
            check_upload(upload, kinds=self.kinds)
        return upload


class ScanField(UploadField):
    """The scan or photo of a signed paper."""

    def __init__(self, **options):
        super().__init__(kinds=SCAN_KINDS, **options)
