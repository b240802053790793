"""Filters of a list: a form that reads what stands in the address and narrows the rows.

Nonsense in the address (a choice there is none of, a number no database holds, NUL) is as if nothing had been asked.
"""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

LONGEST_WORDS = 200


class Words(CharFilter):
    """Words to search for, in any spelling; `method` names how the rows are searched."""

    def __init__(self, **options):
        super().__init__(max_length=LONGEST_WORDS, **options)


class Choice(ChoiceFilter):
    """One of some choices, or all."""

    def __init__(self, **options):
        super().__init__(**{"empty_label": _("All"), **options})


class Filters(FilterSet):
    """The filters of one list. `first` names what is chosen until the reader chooses: {"state": "unfinished"}."""

    first: dict[str, str] = {}

    @property
    def form(self) -> forms.Form:
        """The form with what was chosen; what makes no sense has been left out of it."""
        if not hasattr(self, "_form"):
            form = self.get_form_class()({**self.first, **_of_address(self.data)})
            sense = {name: value for name, value in form.data.items() if name not in form.errors}
            self._form = self.get_form_class()({**self.first, **sense})
            self._form.full_clean()
        return self._form

    @property
    def is_narrowed(self) -> bool:
        """Whether the reader has chosen anything."""
        return any(value != self.first.get(name, "") for name, value in self.form.cleaned_data.items())

    def in_words(self) -> str:
        """What is chosen, as the choices are called: “2024, Regular meeting”; empty where nothing is."""
        chosen = ((self.form[name], value) for name, value in self.form.cleaned_data.items() if value)
        return ", ".join(_in_words(bound, value) for bound, value in chosen)


def _of_address(data: QueryDict) -> dict[str, str]:
    """One value a name; what is empty was not asked."""
    return {name: value for name in data if (value := data.get(name))}


def _in_words(bound: forms.BoundField, value: str) -> str:
    """A choice by its name, words as they were typed."""
    choices = getattr(bound.field, "choices", ())
    return str(next((label for code, label in choices if str(code) == value), value))
