"""The outgoing mail."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from iiwg.desk.administration import services
from iiwg.desk.administration.filters import MailFilters
from iiwg.notifications import services as mail
from iiwg.notifications.enums import State
from iiwg.notifications.models import Notification
from iiwg.notifications.rules import withhold
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.gate import get_for_user
from iiwg.pages.list_page import Column, ListPage, as_chosen


def _subject(letter: Notification) -> str:
    """What a letter is about, as far as its reader of today may know; so the list is not sorted by it either."""
    withheld = _("Not shown: it is about something that is not open to you.")
    return withheld if letter.is_withheld else letter.subject


SUBJECT = Column(
    "subject",
    gettext_lazy("Subject"),
    _subject,
    template="desk/administration/cells/letter.html",
    labelled=False,
)
TO = Column(
    "to", pgettext_lazy("letter", "To"), lambda letter: letter.to_email or letter.to_name, sort="to_email"
)
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
    lambda letter: letter.standing,
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
        """Every letter: who reads the mail sees whether each arrived, whatever it says."""
        return Notification.objects.all()

    def get_rows(self, rows):
        """With what this reader may know of them."""
        withhold(rows, reader=self.request.user)
        return rows

    def get_context(self):
        """How many letters were not sent, and how many of them nobody has seen."""
        letters = Notification.objects
        return {"in_trouble": letters.in_trouble().count(), "unseen": letters.unseen().count()}


def letter(request, pk):
    """One letter as it was written; of what is not open to its reader only whether it arrived."""
    found = get_for_user(request, Notification, pk=pk)
    withhold([found], reader=request.user)
    context = {"letter": found, "subject": _subject(found), "link": _link(found)}
    return render(request, "desk/administration/letter.html", context)


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
