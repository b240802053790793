"""The page that shows every part of a page in every state."""

import datetime
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from iiwg.workflow.paths import Step

LONG_NAME = "Хадамоти назорати давлатии бехатарии корҳо дар саноат ва соҳаи кӯҳкории назди Ҳукумати Ҷумҳурии Тоҷикистон"


class SampleForm(forms.Form):
    """One field of each kind."""

    text = forms.CharField(label=_("Name"), help_text=_("As official letters write it."))
    choice = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES[:2])
    several = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=settings.LANGUAGES[:2],
        widget=forms.CheckboxSelectMultiple,
    )
    day = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}))
    yes = forms.BooleanField(label=_("Present"))
    file = forms.FileField(label=_("Upload file"))


KINDS = (
    ("draft", _("Draft")),
    ("waiting", _("Waiting for approval")),
    ("done", _("Approved")),
    ("overdue", _("Overdue")),
    ("inactive", _("Cancelled")),
    ("info", _("In progress")),
)
MOVES = (
    {"verb": "a", "label": _("Send for approval"), "url": "#", "allowed": True, "primary": True},
    {"verb": "b", "label": _("Return with a remark"), "url": "#", "allowed": True, "needs_note": True},
    {"verb": "c", "label": _("Publish"), "allowed": False, "reason": _("The minutes are not approved yet.")},
)
STEPS = (
    Step(_("Draft"), "done", LONG_NAME),
    Step(_("Waiting for approval"), "now"),
    Step(_("Published"), "next"),
)


def components(request):
    """The gallery of components."""
    moment = datetime.datetime(2023, 4, 5, tzinfo=datetime.UTC)
    context = {
        "kinds": KINDS,
        "moves": MOVES,
        "steps": STEPS,
        "form": SampleForm(),
        "broken": SampleForm({"text": ""}),
        "long_name": LONG_NAME,
        "today": datetime.date(2023, 4, 5),
        "entries": [SimpleNamespace(at=moment, who=LONG_NAME, sentence="…")],
        "renditions": [
            SimpleNamespace(is_done=state == "done", is_under_way=state == "queued")
            for state in ("done", "failed", "queued")
        ],
    }
    return render(request, "pages/components.html", context)
