"""Forms of the members room: they validate and hand over; services save."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from iiwg.accounts.models import User
from iiwg.documents.forms import ScanField, UploadField
from iiwg.pages.fields import DayField, PastDayField
from iiwg.pages.words import in_language
from members import enums
from members.models import Institution, Person


def day(label, **options) -> DayField:
    """A day with its label."""
    return DayField(label=label, **options)


class InstitutionChoice(forms.ModelChoiceField):
    """One institution by its name."""

    def __init__(self, **options):
        super().__init__(
            Institution.objects.prefetch_related("names"), **{"empty_label": _("Choose…"), **options}
        )


class InstitutionForm(forms.ModelForm):
    """What is not dated about an institution."""

    class Meta:
        model = Institution
        fields = [
            "kind",
            "level",
            "country",
            "language",
            "contact_email",
            "phone",
            "address",
            "is_convention_authority",
            "note",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class NewInstitutionForm(InstitutionForm):
    """A new institution with its official names."""

    code = forms.SlugField(
        label=_("Short code"),
        max_length=30,
        help_text=_("Latin letters, for example MEWR."),
        error_messages={"invalid": _("Latin letters, figures, - and _ only.")},
    )
    name_tg = forms.CharField(label=_("Official name in Tajik"), max_length=300, required=False)
    name_ru = forms.CharField(label=_("Official name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Official name in English"), max_length=300, required=False)
    source = forms.CharField(label=_("Where the names are from"), max_length=300, required=False)
    field_order = ["name_tg", "name_ru", "name_en", "source", "code", "kind"]

    def clean(self):
        data = super().clean()
        if not any(data.get(f"name_{language}") for language in ("tg", "ru", "en")):
            self.add_error("name_tg", _("Write the official name in at least one language."))
        return data


class NameForm(forms.Form):
    """A dated name."""

    text = forms.CharField(label=_("Name"), max_length=300)
    language = forms.ChoiceField(label=_("Language"), choices=enums.Language.choices)
    kind = forms.ChoiceField(label=_("Kind of name"), choices=enums.NameKind.choices)
    starts_on = day(_("From"), required=False, help_text=_("A new official name ends the one before it."))
    ends_on = day(_("To"), required=False)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)
    confidence = forms.ChoiceField(
        label=_("How sure it is"), choices=enums.Confidence.choices, initial=enums.Confidence.UNVERIFIED
    )


class ParentForm(forms.Form):
    """The body an institution belongs to."""

    parent = InstitutionChoice(
        label=_("Belongs to"), required=False, empty_label=_("Belongs to no other body")
    )
    starts_on = day(_("From"), required=False)


class SuccessorForm(forms.Form):
    """The institution that takes the place of another."""

    after = InstitutionChoice(label=_("Succeeded by"))
    starts_on = day(_("From"), required=False)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)


class FocalPointForm(forms.Form):
    """A user who represents an institution."""

    user = forms.ModelChoiceField(User.objects.active(), label=_("User"))


class PersonForm(forms.ModelForm):
    """A person's names and contacts."""

    emails = forms.CharField(
        label=_("E-mail addresses"), required=False, help_text=_("Several are separated by commas.")
    )

    class Meta:
        model = Person
        fields = [
            "family_name",
            "given_name",
            "patronymic",
            "latin_name",
            "aliases",
            "phone",
            "language",
            "note",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def clean_emails(self):
        addresses = [part.strip() for part in self.cleaned_data["emails"].split(",") if part.strip()]
        check = forms.EmailField(max_length=200)
        return [check.clean(address) for address in addresses]


class AccountForm(forms.Form):
    """The account of a person."""

    user = forms.ModelChoiceField(User.objects.active(), label=_("Account"), required=False)


class PersonChoice(forms.ModelChoiceField):
    """One person, with post and institution beside the name."""

    def __init__(self, **options):
        people = Person.objects.current().prefetch_related("posts__institution__names", "emails")
        super().__init__(people, empty_label=_("Choose…"), **options)

    def label_from_instance(self, obj):
        return person_in_a_line(obj)


def person_in_a_line(person: Person) -> str:
    """A person as the secretariat tells people apart: name, spelling, post, addresses."""
    post = person.post_on()
    parts = [person.full_name("tg"), person.latin_name, post_in_words(post) if post else ""]
    parts += [str(email) for email in person.emails.all()]
    return " · ".join(part for part in parts if part)


def post_in_words(post) -> str:
    """A job title and its institution."""
    title = in_language(post, "title", get_language() or "tg")
    return f"{title}, {post.institution}" if title else str(post.institution)


class MergeForm(forms.Form):
    """Another record of the same person."""

    other = forms.ModelChoiceField(Person.objects.none(), label=_("The other record"))
    sure = forms.BooleanField(label=_("I have compared both records: it is the same person."))

    def __init__(self, *args, person, likely, **options):
        super().__init__(*args, **options)
        others = Person.objects.current().exclude(pk=person.pk)
        self.fields["other"].queryset = others.prefetch_related("posts__institution__names", "emails")
        self.fields["other"].label_from_instance = person_in_a_line
        if likely:
            self.fields["other"].initial = likely[0].pk


class PostForm(forms.Form):
    """A job title at an institution."""

    institution = InstitutionChoice(label=_("Institution"))
    title_tg = forms.CharField(label=_("Job title in Tajik"), max_length=200, required=False)
    title_ru = forms.CharField(label=_("Job title in Russian"), max_length=200, required=False)
    title_en = forms.CharField(label=_("Job title in English"), max_length=200, required=False)
    starts_on = day(_("From"), required=False, help_text=_("A new title ends the one before it."))
    ends_on = day(_("To"), required=False)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)

    def clean(self):
        data = super().clean()
        if not any(data.get(f"title_{language}") for language in ("tg", "ru", "en")):
            self.add_error("title_tg", _("Write the job title in at least one language."))
        return data


class MembershipForm(forms.Form):
    """A membership term with its nomination letter."""

    unit = InstitutionChoice(label=_("Institution or unit"))
    person = forms.ModelChoiceField(Person.objects.current(), label=_("Person"))
    capacity = forms.ChoiceField(label=_("Capacity"), choices=enums.Capacity.choices)
    starts_on = day(_("From"))
    ends_on = day(_("To"), required=False)
    letter_number = forms.CharField(label=_("Number of the nomination letter"), max_length=60, required=False)
    letter_date = PastDayField(label=_("Date of the nomination letter"), required=False)
    scan = ScanField(label=_("Scan of the letter"), required=False)


class EndForm(forms.Form):
    """The end of a membership term."""

    ends_on = day(_("Last day"))
    reason = forms.ChoiceField(label=_("Reason"), choices=enums.TermEnd.choices)


class InstitutionForVersion(forms.Form):
    """An institution to put on a draft of the list."""

    institution = InstitutionChoice(label=_("Institution"))
    note = forms.CharField(
        label=_("Note"), max_length=200, required=False, help_text=_("It is printed in Annex 1.")
    )

    def __init__(self, *args, version, **options):
        super().__init__(*args, **options)
        listed = version.entries.values("institution_id")
        self.fields["institution"].queryset = self.fields["institution"].queryset.exclude(pk__in=listed)


class ProvisionalListForm(forms.Form):
    """From which day a list applies without a decision, and on what ground."""

    starts_on = day(_("From"))
    basis = forms.CharField(label=_("Basis"), max_length=300)


class CompositionActForm(forms.Form):
    """The act that approves the persons."""

    act = forms.CharField(label=_("Kind and number of the act"), max_length=200)
    act_date = PastDayField(label=_("Date of the act"))
    scan = ScanField(label=_("Scan of the act"), required=False)
    expected = forms.CharField(max_length=16, widget=forms.HiddenInput)  # which persons the page showed


class SheetForm(forms.Form):
    """A workbook with institutions and people."""

    file = UploadField(label=_("Spreadsheet"), kinds=("xlsx",))


class EndPostForm(forms.Form):
    """The end of a post."""

    ends_on = day(_("Last day"))
