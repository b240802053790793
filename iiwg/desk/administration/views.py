"""Pages of the administrator: users, mail, the record of what was done."""

from django.conf import settings
from django.core.paginator import Paginator
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
from iiwg.desk.administration import forms, services
from iiwg.notifications.models import Notification, State
from iiwg.notifications.services import try_again
from iiwg.pages import asked
from iiwg.pages.acting import act
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user

USERS = "desk:users"


def users(request):
    """Every account."""
    found = User.objects.prefetch_related("groups")
    names = {role.code: role.name for role in ROLES}
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    for user in page:
        user.role_names = [names[group.name] for group in user.groups.all() if group.name in names]
    return render(request, "desk/administration/users.html", {"page": page})


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
    return act(request, lambda: service(user, by=request.user), back=reverse(USERS), done=str(done))


def mail(request):
    """The outbox."""
    state = asked.text(request, "state")
    found = Notification.objects.filter(state=state) if state in State.values else Notification.objects.all()
    context = {
        "page": Paginator(found, 50).get_page(request.GET.get("page")),
        "states": State.choices,
        "state": state,
    }
    return render(request, "desk/administration/mail.html", context)


def letter(request, pk):
    """One letter as it was written."""
    found = get_for_user(request, Notification, pk=pk)
    return render(request, "desk/administration/letter.html", {"letter": found, "link": _link(found)})


def _link(found: Notification) -> str:
    """The address in a letter. One that sets a password is its reader's secret, unless mail goes to files here anyway."""
    is_secret = found.code.startswith("accounts.") and not settings.EMAIL_BACKEND.endswith("FileBackend")
    return "" if is_secret else settings.BASE_URL + found.path


@require_POST
def letter_again(request, pk):
    """Try a letter again that was given up."""
    found = get_for_user(request, Notification, pk=pk)
    back = reverse("desk:letter", args=[pk])
    return act(request, lambda: try_again(found, by=request.user), back=back, done=_("It is tried again."))


@require_POST
def test_mail(request):
    """A test letter to oneself."""
    done = _("A test letter to you is on its way.")
    return act(request, lambda: services.test_mail(by=request.user), back=reverse("desk:mail"), done=done)


def audit(request):
    """The record of what was done, and whether its chain is whole."""
    page = Paginator(AuditEvent.objects.order_by("-id"), 100).get_page(request.GET.get("page"))
    names = User.objects.in_bulk({event.actor_id for event in page if event.actor_id})
    rows = [
        {"event": event, "who": names.get(event.actor_id, ""), "sentence": sentence(event.verb)}
        for event in page
    ]
    context = {"page": page, "rows": rows, "links": AuditSeal.objects.count(), "broken": len(broken_links())}
    return render(request, "desk/administration/audit.html", context)
