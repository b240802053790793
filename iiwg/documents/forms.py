"""The form field through which every file comes in."""

from dataclasses import dataclass

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iiwg.documents import incoming
from iiwg.documents.uploads import KINDS, SCAN_KINDS, check_upload

SENT_AHEAD = "-sent-ahead"  # the field beside a file field that holds the key


@dataclass(frozen=True)
class SentAhead:
    """What a form holds instead of a file that was sent piece by piece before the form was."""

    key: str


class UploadInput(forms.FileInput):
    """A file field that sends its file ahead in pieces where the browser can, and with the form where it cannot."""

    def value_from_datadict(self, data, files, name):
        key = data.get(f"{name}{SENT_AHEAD}")
        return super().value_from_datadict(data, files, name) or (SentAhead(key) if key else None)

    def value_omitted_from_data(self, data, files, name):
        return super().value_omitted_from_data(data, files, name) and f"{name}{SENT_AHEAD}" not in data

    def render(self, name, value, attrs=None, renderer=None):
        key = value.key if isinstance(value, SentAhead) else ""
        arrived = incoming.whole(key) if key else None
        return render_to_string(
            "documents/upload.html",
            {
                "input": super().render(name, None, attrs, renderer),
                "name": f"{name}{SENT_AHEAD}",
                "key": key if arrived else "",
                "arrived": arrived.name if arrived else "",
                "address": reverse("documents:upload-begin"),
                "piece": incoming.PIECE_LIMIT // 4,
            },
        )


class UploadField(forms.FileField):
    """A file of an accepted kind whose content is what its name says."""

    widget = UploadInput

    def __init__(self, *, kinds=KINDS, **options):
        self.kinds = kinds
        super().__init__(**options)

    def widget_attrs(self, widget):
        return {"accept": ",".join(f".{kind}" for kind in self.kinds)}

    def bound_data(self, data, initial):
        """What was sent ahead is still there when the form comes back with a mistake elsewhere."""
        return data if isinstance(data, SentAhead) else super().bound_data(data, initial)

    def clean(self, data, initial=None):
        if isinstance(data, SentAhead):
            data = incoming.whole(data.key)
            if data is None:
                raise forms.ValidationError(_("The file did not arrive whole. Choose it again."))
        upload = super().clean(data, initial)
        if upload and upload is not initial:
            check_upload(upload, kinds=self.kinds)
        return upload


class ScanField(UploadField):
    """The scan or photo of a signed paper."""

    def __init__(self, **options):
        super().__init__(kinds=SCAN_KINDS, **options)
