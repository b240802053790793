"""The forms of a draft of the Terms of Reference: its lists, its paragraphs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members import enums
from members.forms import InstitutionChoice
from members.models import TermsOfReference, TermsParagraph

NUMBERED = ("decision", "recommendation", "agreement", "action")
POOL_PLACES = 8


class TermsListsForm(forms.Form):
    """The lists of a draft: who may chair, numbers, approvers, reminders, languages, outputs."""

    ladder = forms.RegexField(
        r"^\s*\d{1,3}(\s*,\s*\d{1,3})*\s*$",
        label=_("Reminders, days before"),
        help_text=_("Numbers separated by commas, for example 14, 3, 0."),
        error_messages={"invalid": _("Write numbers separated by commas, for example 14, 3, 0.")},
    )
    official = forms.MultipleChoiceField(
        label=_("Official language"),
        choices=enums.Language.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    working = forms.MultipleChoiceField(
        label=_("Working language"),
        choices=enums.Language.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    outputs = forms.MultipleChoiceField(
        label=_("Outputs"), choices=enums.Output.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        approvers = [("", "—"), *enums.Approver.choices]
        for place in range(1, POOL_PLACES + 1):
            label = _("May chair, place %(place)d") % {"place": place}
            self.fields[f"pool_{place}"] = InstitutionChoice(label=label, required=False)
        for place in (1, 2):
            label = _("Approves minutes, place %(place)d") % {"place": place}
            self.fields[f"chain_{place}"] = forms.ChoiceField(label=label, choices=approvers, required=False)
        for kind in NUMBERED:
            name = enums.NumberKind(kind).label
            self.fields[f"pattern_{kind}"] = forms.CharField(
                label=_("Number pattern: %(what)s") % {"what": name}, max_length=60, required=False,
                help_text="{meeting} {year} {n}",
            )  # fmt: skip
            self.fields[f"scope_{kind}"] = forms.ChoiceField(
                label=_("Counting begins again: %(what)s") % {"what": name}, choices=enums.NumberScope.choices
            )

    @staticmethod
    def initial_of(terms: TermsOfReference) -> dict:
        """What a version says now."""
        said = {f"pool_{row.ordinal}": row.institution_id for row in terms.chair_pool.all()}
        said |= {f"chain_{row.ordinal}": row.approver for row in terms.approval_chain.all()}
        for row in terms.number_patterns.all():
            said |= {f"pattern_{row.kind}": row.pattern, f"scope_{row.kind}": row.scope}
        said["ladder"] = ", ".join(str(row.days_before) for row in terms.reminder_ladder.all())
        for use in enums.LanguageUse.values:
            said[use] = [row.language for row in terms.languages.all() if row.use == use]
        said["outputs"] = [row.output for row in terms.outputs.all()]
        return said

    def clean(self):
        data = super().clean()
        places = [data[f"pool_{n}"] for n in range(1, POOL_PLACES + 1) if data.get(f"pool_{n}")]
        if len(places) != len(set(places)):
            self.add_error("pool_1", _("An institution stands in the list twice."))
        for kind in NUMBERED:
            try:
                (data.get(f"pattern_{kind}") or "").format(meeting="", year="", n="")
            except (KeyError, IndexError, ValueError):
                self.add_error(f"pattern_{kind}", _("Only {meeting}, {year} and {n} can stand in a pattern."))
        return data

    def lists(self) -> dict:
        """The lists as the service takes them."""
        data = self.cleaned_data
        return {
            "pool": [data[f"pool_{n}"] for n in range(1, POOL_PLACES + 1) if data[f"pool_{n}"]],
            "chain": [data[f"chain_{n}"] for n in (1, 2) if data[f"chain_{n}"]],
            "patterns": {
                kind: (data[f"pattern_{kind}"], data[f"scope_{kind}"])
                for kind in NUMBERED
                if data[f"pattern_{kind}"]
            },
            "ladder": sorted({int(part) for part in data["ladder"].split(",")}, reverse=True),
            "official": data["official"],
            "working": data["working"],
            "outputs": data["outputs"],
        }


class ParagraphForm(forms.ModelForm):
    """One paragraph in the languages known."""

    class Meta:
        model = TermsParagraph
        fields = [f"{name}_{code}" for code in ("tg", "ru", "en", "kk") for name in ("heading", "text")]
        widgets = {f"text_{code}": forms.Textarea(attrs={"rows": 5}) for code in ("tg", "ru", "en", "kk")}
