"""Forms of the administrator."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from iiwg.accounts.roles import ROLES
from iiwg.desk.administration.services import words_of_secretariat
from members.institutions.forms import InstitutionChoice
from members.terms.texts import by_chairs


class RolesField(forms.MultipleChoiceField):
    """Roles with the sentence that says what each is."""

    def __init__(self, **options):
        super().__init__(
            choices=lambda: [(role.code, f"{role.name}: {role.sentence}") for role in ROLES],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            **options,
        )


class Question(forms.Form):
    """Nothing but yes or back."""


class RolesForm(forms.Form):
    """The roles of a user. Where the records tell at which institution the user works, nothing is asked of it."""

    institution = InstitutionChoice(label=_("Institution"), required=False)
    roles = RolesField(label=_("Roles"))

    def __init__(self, *args, is_known=False, **options):
        super().__init__(*args, **options)
        rule = gettext("Only staff of %(institution)s can have the role “%(role)s”.") % words_of_secretariat()
        self.fields["roles"].help_text = rule
        if is_known:
            del self.fields["institution"]
            return
        self.fields["institution"].help_text = gettext(
            "Needed for the role “%(role)s”: you confirm that this user works there. The record of actions keeps that; the "
            "post itself is recorded with the person."
        ) % {"role": words_of_secretariat()["role"]}


class InviteForm(RolesForm):
    """A new user."""

    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    focal_point = forms.BooleanField(label=_("Represents this institution as focal point"), required=False)

    field_order = ("email", "name", "language", "institution", "focal_point", "roles")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        need = by_chairs(
            _("Members and the chair need none: their rights follow from their terms."),
            _("Members and co-chairs need none: their rights follow from their terms."),
        )
        self.fields["roles"].help_text = f"{need} {self.fields['roles'].help_text}"
