"""Form fields every room uses: a day, several records, a text in several languages."""

import datetime

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from iiwg.database.models import today
from iiwg.pages.languages import fields_of

FIRST_DAY, LAST_DAY = datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)
OUT_OF_REACH = _("Write a day between the years 1900 and 2199.")


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, **options):
        super().__init__(format="%Y-%m-%d", **options)


class DayField(forms.DateField):
    """A day that calculations with months and years can be made from."""

    widget = DateInput
    default_validators = [
        MinValueValidator(FIRST_DAY, message=OUT_OF_REACH),
        MaxValueValidator(LAST_DAY, message=OUT_OF_REACH),
    ]


def not_in_future(value: datetime.date) -> None:
    """What is signed or done bears a date of today or before."""
    if value > today():
        raise forms.ValidationError(_("This day is in the future."))


class PastDayField(DayField):
    """The day on which something was signed or done."""

    default_validators = [*DayField.default_validators, not_in_future]


def needs_one_language(form: forms.BaseForm, field: str, sentence) -> None:
    """Note on a form that a field kept in several languages is empty in all of them; called in its `clean`."""
    columns = fields_of(field)
    if not any(form.cleaned_data.get(column) for column in columns):
        form.add_error(columns[0], sentence)


class SeveralField(forms.ModelMultipleChoiceField):
    """Several records; a number no database holds is a choice that does not exist."""

    def clean(self, value):
        try:
            return super().clean(value)
        except OverflowError as error:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": "…"}
            ) from error
