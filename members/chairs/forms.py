"""Forms of the chairs: the rotation, one term, officials, deputies, turns skipped or swapped."""

from django import forms
from django.utils.translation import gettext_lazy as _

from iiwg.accounts.rules import is_administrator, is_observer, is_secretariat
from iiwg.database.models import today
from iiwg.documents.forms import ScanField
from iiwg.pages.fields import PastDayField
from members.chairs.models import ChairingTerm
from members.chairs.services.delegation import may_be_deputy
from members.institutions.forms import InstitutionChoice, OfficialLetterMixin, day
from members.people.forms import PersonChoice, post_in_words
from members.terms.texts import by_chairs_lazy


class RotationForm(forms.Form):
    """A generated rotation."""

    starts_on = day(_("The first co-chair leads from"))
    years = forms.IntegerField(label=_("Years"), min_value=1, max_value=20, initial=5)
    ground = forms.CharField(label=_("On what ground"), max_length=300, required=False)


class ChairingTermForm(forms.Form):
    """One chairing term."""

    institution = InstitutionChoice(label=_("Institution"))
    slot = forms.TypedChoiceField(
        label=_("Chair"),
        choices=[(1, "1"), (2, "2")],
        coerce=int,
        help_text=_("2 is the second of two standing chairs."),
    )
    starts_on = day(_("From"))
    ends_on = day(_("To"), required=False)
    ground = forms.CharField(label=_("On what ground"), max_length=300, required=False)


class DelegationForm(forms.Form):
    """A deputy who acts for a co-chair."""

    person = PersonChoice(label=_("Deputy"), help_text=_("Only people with an account can act."))
    starts_on = day(_("From which day does the deputy act?"))
    ends_on = day(
        _("Until which day?"),
        required=False,
        help_text=_(
            "The last day of your absence, for example of a leave. You can end it earlier at any time."
        ),
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    scan = ScanField(
        label=_("Letter or order"),
        required=False,
        help_text=by_chairs_lazy(
            _("Needed where the secretariat records it; the chair needs none."),
            _("Needed where the secretariat records it; the co-chair needs none."),
        ),
    )

    def __init__(self, *args, term, **options):
        super().__init__(*args, **options)
        person = self.fields["person"]
        people = (
            may_be_deputy(term)
            .select_related("user")
            .prefetch_related("posts__institution__parents__parent", "posts__institution__names")
        )
        person.queryset = people
        person.choices = [("", person.empty_label), *_deputies_in_groups(people, term)]


def _deputies_in_groups(people, term: ChairingTerm) -> list[tuple[str, list[tuple[int, str]]]]:
    """Who can act, the own institution first; last, with what that means, who writes the minutes or is no member."""
    own, others, drafters, beside = [], [], [], []
    for person in people:
        works_at = {period.row.institution for period in person.posts_held() if period.holds_on(today())}
        above = {body.parent() for body in works_at}
        if is_secretariat(person.user):
            group = drafters
        elif is_administrator(person.user) or is_observer(person.user):
            group = beside
        elif term.institution in works_at | above:
            group = own
        else:
            group = others
        post = person.post_on()
        group.append((person.pk, f"{person} · {post_in_words(post)}" if post else str(person)))
    titles = (
        (_("Own institution"), own),
        (_("Other institutions"), others),
        (_("Secretariat: cannot approve minutes it has written, sent or kept as secretary"), drafters),
        (_("Observers and administrators: they have no part in decisions of the group"), beside),
    )
    return [(title, group) for title, group in titles if group]


class GroundForm(forms.Form):
    """Why the order of the rotation is changed."""

    ground = forms.CharField(label=_("On what ground"), max_length=300)
    expected = forms.IntegerField(widget=forms.HiddenInput)  # whose turn it was when the page was opened


class SwapForm(GroundForm):
    """With which turn another one changes places."""

    other = forms.ModelChoiceField(ChairingTerm.objects.none(), label=_("With which turn"))
    field_order = ["other", "ground"]

    def __init__(self, *args, term, **options):
        super().__init__(*args, **options)
        later = ChairingTerm.objects.filter(slot=term.slot, starts_on__gt=today()).exclude(pk=term.pk)
        self.fields["other"].queryset = later.select_related("institution").prefetch_related(
            "institution__names"
        )


class OfficialForm(OfficialLetterMixin, forms.Form):
    """The official who chairs, named by a letter of the institution."""

    person = PersonChoice(
        label=_("Senior official"),
        required=False,
        help_text=_("Leave empty when the official has left and nobody is named yet."),
    )
    number = forms.CharField(
        label=_("Number of the nomination letter"),
        max_length=60,
        required=False,
        help_text=_("Number, date and scan are needed where somebody is named."),
    )
    date = PastDayField(label=_("Date of the nomination letter"), required=False)
    scan = ScanField(label=_("Scan of the letter"), required=False)


class FormerOfficialForm(OfficialLetterMixin, forms.Form):
    """The official who chaired a turn that is over, entered afterwards."""

    person = PersonChoice(label=_("Senior official"))
    source = forms.CharField(
        label=_("Where it is known from"),
        max_length=300,
        help_text=_("For example the minutes of a meeting, a list, a publication."),
    )
    number = forms.CharField(label=_("Number of the nomination letter"), max_length=60, required=False)
    date = PastDayField(label=_("Date of the nomination letter"), required=False)
    scan = ScanField(label=_("Scan of the letter"), required=False)


class EndForm(OfficialLetterMixin, forms.Form):
    """The end of a turn that has no last day."""

    ends_on = day(_("Last day"))
    reason = forms.CharField(label=_("Why it ends"), max_length=300)
    number = forms.CharField(label=_("Number of the letter or act"), max_length=60, required=False)
    date = PastDayField(label=_("Date of the letter or act"), required=False)
    scan = ScanField(label=_("Scan of the letter or act"), required=False)
