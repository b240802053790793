"""Accounts: invited, with which roles, closed."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from iiwg.accounts import services as accounts
from iiwg.accounts.models import User
from iiwg.accounts.roles import ROLES
from iiwg.desk.administration import forms, services
from iiwg.desk.templatetags.desk import account_words
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.pages.list_page import Column, ListPage

USERS = "desk:users"


def _roles(user) -> str:
    """The names of the roles an account holds."""
    names = {role.code: str(role.name) for role in ROLES}
    return ", ".join(names[group.name] for group in user.groups.all() if group.name in names)


USER = Column(
    "name",
    gettext_lazy("Name"),
    lambda user: user.name,
    sort="name",
    template="desk/administration/cells/user.html",
    labelled=False,
)
EMAIL = Column("email", gettext_lazy("e-mail address"), lambda user: user.email)
ROLES_HELD = Column("roles", gettext_lazy("Roles"), _roles)
ACCOUNT = Column(
    "status", gettext_lazy("Status"), account_words, template="desk/administration/cells/user_status.html"
)
WORKS_AT = Column("institution", gettext_lazy("Institution"), services.institution_name)
LAST_SIGN_IN = Column(
    "last_sign_in",
    gettext_lazy("Last sign-in"),
    lambda user: user.last_login,
    sort="last_login",
    template="components/cells/date.html",
)
BUTTONS = Column(
    "actions",
    gettext_lazy("Actions"),
    None,
    template="desk/administration/cells/user_actions.html",
    labelled=False,
)


class UserList(ListPage):
    """Every account."""

    permission = "accounts.manage_users"
    model = User
    columns = (USER, WORKS_AT, ROLES_HELD, LAST_SIGN_IN, ACCOUNT, BUTTONS)
    file_columns = (USER, EMAIL, WORKS_AT, ROLES_HELD, LAST_SIGN_IN, ACCOUNT)
    file_name = "users"
    sorted_as = "name"
    template_name = "desk/administration/users.html"

    def get_queryset(self):
        """With their roles, and with what tells where they work."""
        return User.objects.select_related("person").prefetch_related(
            "groups",
            "person__posts__institution__names",
            "institutionuserobjectpermission_set__content_object__names",
        )


class Invite(FormPage):
    """Invite a user."""

    act = "accounts.user.invite"
    form_class = forms.InviteForm
    title = gettext_lazy("Invite a user")
    lead = gettext_lazy("A letter with a link that sets the password goes to this address.")
    submit = gettext_lazy("Send the invitation")
    done = gettext_lazy("The invitation is on its way.")
    back = USERS

    def save(self, form):
        return services.invite(services.Invitation(**form.cleaned_data), by=self.request.user)


class Roles(FormPage):
    """Give and take roles."""

    act = "accounts.user.roles"
    model = User
    form_class = forms.RolesForm
    service = services.set_roles
    back = USERS
    back_takes_pk = False

    def get_title(self):
        return _("Roles of %(user)s") % {"user": self.record}

    def get_lead(self):
        known = services.institution_of(self.record)
        return _("Works at: %(institution)s.") % {"institution": known.name()} if known else ""

    def get_form_options(self):
        return {"is_known": services.institution_of(self.record) is not None}

    def get_initial(self):
        return {"roles": list(self.record.role_codes)}


class Close(FormPage):
    """Close an account, after a question."""

    act = "accounts.user.deactivate"
    model = User
    form_class = forms.Question
    service = accounts.deactivate
    lead = gettext_lazy(
        "Nobody signs in with it any more. What was done with it stays, and it can be opened again."
    )
    submit = gettext_lazy("Close the account")
    done = gettext_lazy("The account is closed. Its records stay.")
    back = USERS
    back_takes_pk = False

    def get_title(self):
        return _("Close the account of %(user)s?") % {"user": self.record}


VERBS = {
    "reactivate": (accounts.reactivate, gettext_lazy("The account is open again.")),
    "invite-again": (accounts.invite_again, gettext_lazy("The invitation is on its way.")),
}


@require_POST
def user_act(request, pk, verb):
    """Open again or invite again."""
    user = get_for_user(request, User, pk=pk)
    if verb not in VERBS:
        raise Http404
    service, done = VERBS[verb]
    return call_and_redirect(
        request, lambda: service(user, by=request.user), back=reverse(USERS), done=str(done)
    )
