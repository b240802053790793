"""The state of the system, and the record of what was done."""

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from iiwg.accounts.models import User
from iiwg.audit.chain import broken_links
from iiwg.audit.models import AuditEvent, AuditSeal
from iiwg.audit.words import sentence
from iiwg.desk.administration import acts
from iiwg.health.views import state
from iiwg.pages.list_page import Column, ListPage


def health(request):
    """What works and what does not, in words, with what to do."""
    found = sorted(state(), key=lambda finding: finding.level, reverse=True)
    return render(request, "desk/administration/health.html", {"findings": found})


def _record(event) -> str:
    """What an act was about, and on whose behalf; in the files as on the page."""
    about, behalf = event.about.text, event.on_behalf
    return f"{about} ({behalf.text})" if behalf else about


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

    def get_rows(self, rows):
        """With the names of their records."""
        acts.name_records(rows, self.request.user)
        return rows

    def get_context(self):
        """The state of the chain."""
        return {"links": AuditSeal.objects.count(), "broken": len(broken_links())}
