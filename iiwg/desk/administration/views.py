"""Pages of the administrator: users, mail, the record of what was done."""

from django.conf import settings
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from iiwg.accounts import services as accounts
from iiwg.accounts.models import User
from iiwg.accounts.roles import ROLES
from iiwg.audit.chain import broken_links
from iiwg.audit.models import AuditEvent, AuditSeal
from iiwg.audit.words import sentence
from iiwg.desk.administration import acts, forms, services
from iiwg.desk.administration.filters import MailFilters
from iiwg.desk.templatetags.desk import account_words
from iiwg.health.views import state
from iiwg.notifications import services as mail
from iiwg.notifications.enums import State
from iiwg.notifications.models import Notification
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.pages.list_page import Column, ListPage, as_chosen

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
    columns = (USER, ROLES_HELD, ACCOUNT, BUTTONS)
    file_columns = (USER, EMAIL, ROLES_HELD, ACCOUNT)
    file_name = "users"
    sorted_as = "name"
    template_name = "desk/administration/users.html"

    def get_queryset(self):
        """With their roles."""
        return User.objects.prefetch_related("groups")


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

    def get_initial(self):
        return {"roles": list(self.record.role_codes)}


VERBS = {
    "deactivate": (accounts.deactivate, gettext_lazy("The account is closed. Its records stay.")),
    "reactivate": (accounts.reactivate, gettext_lazy("The account is open again.")),
    "invite-again": (accounts.invite_again, gettext_lazy("The invitation is on its way.")),
}


@require_POST
def user_act(request, pk, verb):
    """Close, open or invite again."""
    user = get_for_user(request, User, pk=pk)
    if verb not in VERBS:
        raise Http404
    service, done = VERBS[verb]
    return call_and_redirect(
        request, lambda: service(user, by=request.user), back=reverse(USERS), done=str(done)
    )


SUBJECT = Column(
    "subject",
    gettext_lazy("Subject"),
    lambda letter: letter.subject,
    sort="subject",
    template="desk/administration/cells/letter.html",
    labelled=False,
)
TO = Column("to", gettext_lazy("To"), lambda letter: letter.to_email or letter.to_name, sort="to_email")
DATE = Column(
    "date",
    gettext_lazy("Date"),
    lambda letter: letter.created_at,
    sort="created_at",
    template="components/cells/date.html",
)
STATE = Column(
    "status",
    gettext_lazy("Status"),
    lambda letter: letter.get_state_display(),
    sort=as_chosen("state", State),
    template="desk/administration/cells/letter_state.html",
)
REASON = Column("reason", gettext_lazy("Reason"), lambda letter: letter.reason)


class MailList(ListPage):
    """The outbox."""

    permission = "accounts.read_mail"
    model = Notification
    filterset_class = MailFilters
    columns = (SUBJECT, TO, DATE, STATE)
    file_columns = (SUBJECT, TO, DATE, STATE, REASON)
    file_name = "mail"
    sorted_as = "-date"
    nothing = gettext_lazy("No letter was written yet")
    nothing_yet = gettext_lazy("Letters appear here as soon as something is sent.")
    template_name = "desk/administration/mail.html"

    def get_queryset(self):
        """Every letter: who reads the mail reads all of it."""
        return Notification.objects.all()

    def get_context(self):
        """How many letters were not sent, and how many of them nobody has seen."""
        letters = Notification.objects
        return {"in_trouble": letters.in_trouble().count(), "unseen": letters.unseen().count()}


def letter(request, pk):
    """One letter as it was written."""
    found = get_for_user(request, Notification, pk=pk)
    return render(request, "desk/administration/letter.html", {"letter": found, "link": _link(found)})


def _link(found: Notification) -> str:
    """The address in a letter. One that sets a password is its reader's secret, unless mail goes to files here anyway."""
    is_secret = found.code.startswith("accounts.") and not settings.EMAIL_BACKEND.endswith("FileBackend")
    return "" if is_secret else settings.BASE_URL + found.path


LETTER_VERBS = {
    "again": (mail.try_again, gettext_lazy("It is tried again.")),
    "seen": (mail.see, gettext_lazy("Noted: you have seen it.")),
}
MAIL_VERBS = {
    "again": (mail.try_all_again, gettext_lazy("They are tried again.")),
    "seen": (mail.see_all, gettext_lazy("Noted: you have seen them.")),
}


@require_POST
def letter_act(request, pk, verb):
    """Try a letter again that was not sent, or say that one has seen it."""
    found = get_for_user(request, Notification, pk=pk)
    service, done = LETTER_VERBS[verb]
    back = reverse("desk:letter", args=[pk])
    return call_and_redirect(request, lambda: service(found, by=request.user), back=back, done=str(done))


@require_POST
def mail_act(request, verb):
    """The same for all letters that were not sent."""
    service, done = MAIL_VERBS[verb]
    return call_and_redirect(
        request, lambda: service(by=request.user), back=reverse("desk:mail"), done=str(done)
    )


@require_POST
def test_mail(request):
    """A test letter to oneself."""
    done = _("A test letter to you is on its way.")
    return call_and_redirect(
        request, lambda: services.test_mail(by=request.user), back=reverse("desk:mail"), done=done
    )


def health(request):
    """What works and what does not, in words, with what to do."""
    found = sorted(state(), key=lambda finding: finding.level, reverse=True)
    return render(request, "desk/administration/health.html", {"findings": found})


def _record(event) -> str:
    """What an act was about, and on whose behalf."""
    return f"{event.subject} ({event.on_behalf_of})" if event.on_behalf_of else event.subject


class ActList(ListPage):
    """The record of what was done, and whether its chain is whole."""

    permission = "accounts.manage_users"
    model = AuditEvent
    columns = (
        Column(
            "date",
            gettext_lazy("Date"),
            lambda event: event.at,
            sort="at",
            template="components/cells/date.html",
            labelled=False,
        ),
        Column("who", gettext_lazy("Who"), lambda event: event.who),
        Column("what", gettext_lazy("What"), lambda event: sentence(event.verb), labelled=False),
        Column(
            "record",
            gettext_lazy("Record"),
            _record,
            sort="subject",
            template="desk/administration/cells/record.html",
        ),
    )
    file_name = "record-of-actions"
    sorted_as = "-date"
    nothing = gettext_lazy("Nothing is recorded yet.")
    template_name = "desk/administration/audit.html"

    def get_queryset(self):
        """With the names of those who acted; an event holds only their numbers."""
        called = Coalesce(NullIf("name", Value("")), "email", output_field=CharField())
        who = User.objects.filter(pk=OuterRef("actor_id")).values(called=called)
        return AuditEvent.objects.order_by("-id").annotate(who=Subquery(who))

    def get_listing(self, page):
        """With the names of the records of this page."""
        page.object_list = list(page.object_list)
        acts.name_records(page.object_list, self.request.user)
        return super().get_listing(page)

    def get_context(self):
        """The state of the chain."""
        return {"links": AuditSeal.objects.count(), "broken": len(broken_links())}
