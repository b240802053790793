"""Forms of people."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from iiwg.accounts.models import User
from iiwg.pages.fields import needs_one_language
from iiwg.pages.languages import current_language, in_language
from members.institutions.forms import InstitutionChoice, OldListsForm, PrecisionField, ReasonForm, day
from members.people.models import Person


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
    title = in_language(post, "title", current_language())
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


class InvitationForm(forms.Form):
    """Where the link goes that sets a password, and whom the person speaks for."""

    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("The link that sets a password goes there.")
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
    focal_point_of = InstitutionChoice(
        label=_("Focal point of"),
        required=False,
        help_text=_(
            "Only for who names members and reports for an institution. A member needs nothing here."
        ),
    )


class PostFields(forms.Form):
    """What there is to say of a post."""

    institution = InstitutionChoice(label=_("Institution"))
    title_tg = forms.CharField(label=_("Job title in Tajik"), max_length=200, required=False)
    title_ru = forms.CharField(label=_("Job title in Russian"), max_length=200, required=False)
    title_en = forms.CharField(label=_("Job title in English"), max_length=200, required=False)
    starts_on = day(_("From"), required=False, help_text=_("A new title ends the one before it."))
    starts_precision = PrecisionField()
    ends_on = day(_("To"), required=False)
    ends_precision = PrecisionField()
    source = forms.CharField(label=_("Source"), max_length=300, required=False)

    def clean(self):
        data = super().clean()
        needs_one_language(self, "title", _("Write the job title in at least one language."))
        return data


class PostForm(PostFields, OldListsForm):
    """A job title at an institution."""

    field_order = [*PostFields.base_fields, "because"]


class CorrectPostForm(PostFields, ReasonForm):
    """A post with the right title and days, and why."""

    field_order = [*PostFields.base_fields, "because"]


class EndPostForm(OldListsForm):
    """The end of a post."""

    ends_on = day(_("Last day"))
    ends_precision = PrecisionField()
    field_order = ["ends_on", "ends_precision", "because"]
