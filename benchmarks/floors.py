"""Floors: what a page prints, as cheaply as Django can, behind the same middleware.

A floor prints the rows and the printed columns of its page from one `.values_list` query into a bare table: no permission
asked for a row, no filters, no buttons, no context processors. A page of several parts has one query for each part.
They were written before the first page was made faster and are not touched afterwards.
"""

from collections.abc import Callable

from django.db.models import F, FilteredRelation, Model, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.template.loader import get_template

from actions.items.models import ActionItem
from iiwg.audit.models import AuditEvent
from iiwg.database.models import today
from iiwg.notifications.models import Notification
from iiwg.pages.gate import SIGNED_IN, allow
from meetings.agenda.models import AgendaItem
from meetings.attendance.models import Attendance
from meetings.meeting.models import Meeting
from meetings.minutes.models import Line, MinutesText, Outcome
from members.chairs.models import ChairingTerm
from members.institutions.models import Institution
from members.nominations.models import NominationRequest
from members.people.models import Person, Post
from members.seats.models import MembershipTerm
from tmf_registry.facilities.models import Facility

PAGE = 50
LANGUAGE = "en"
Parts = Callable[[dict], list[QuerySet]]


def named(model: type[Model], *ways: str) -> QuerySet:
    """Rows with the official name of an institution in one language: "host_name" for the way `host`, "name" for none."""
    found = model._base_manager.all()
    for way in ways:
        before = f"{way}__" if way else ""
        alias = f"{way.replace('__', '_')}_name" if way else "name"
        joined = f"{alias}s_in_language"
        condition = Q(**{f"{before}names__language": LANGUAGE, f"{before}names__kind": "official"})
        condition &= Q(**{f"{before}names__ends_on": None, f"{before}names__withdrawn_at": None})
        relation = FilteredRelation(f"{before}names", condition=condition)
        found = found.annotate(**{joined: relation, alias: F(f"{joined}__text")})
    return found


def empty(_numbers) -> list[QuerySet]:
    """Nothing: the price of the middleware and of an answer."""
    return []


def meetings(_numbers) -> list[QuerySet]:
    """The list of meetings."""
    rows = named(Meeting, "host").order_by("-held_on", "-pk")
    return [rows.values_list("held_on", "number", "title_en", "host_name", "status")[:PAGE]]


def actions(_numbers) -> list[QuerySet]:
    """Open action items, the earliest due first."""
    rows = named(ActionItem, "responsible").exclude(status__in=["confirmed", "dropped"])
    rows = rows.order_by(F("due_on").asc(nulls_last=True), "pk")
    return [rows.values_list("number", "text", "responsible_name", "due_on", "status")[:PAGE]]


def outcomes(_numbers) -> list[QuerySet]:
    """Decisions, recommendations and agreements."""
    rows = Outcome._base_manager.order_by("-meeting__held_on", "-pk")
    return [rows.values_list("number", "kind", "text", "meeting__held_on")[:PAGE]]


def institutions(_numbers) -> list[QuerySet]:
    """All institutions by name."""
    return [named(Institution, "").order_by("alphabet_en", "pk").values_list("name", "kind")[:PAGE]]


def people(_numbers) -> list[QuerySet]:
    """All people by name, with a post."""
    post = Post._base_manager.filter(person=OuterRef("pk")).order_by("pk")
    rows = Person._base_manager.filter(merged_into=None).order_by("alphabet", "pk")
    rows = rows.annotate(
        post=Subquery(post.values("title_en")[:1]), place=Subquery(post.values("institution__code")[:1])
    )
    return [rows.values_list("family_name", "given_name", "patronymic", "post", "place")[:PAGE]]


def register(_numbers) -> list[QuerySet]:
    """All facilities by name."""
    rows = named(Facility, "operator").order_by("folded", "pk")
    return [rows.values_list("name_en", "region", "operator_name", "lifecycle")[:PAGE]]


def nominations(_numbers) -> list[QuerySet]:
    """Requests for nominations that are open."""
    rows = named(NominationRequest, "seat__unit").filter(status="open").order_by("due_on", "pk")
    return [rows.values_list("seat_unit_name", "seat__capacity", "requested_on", "due_on")[:PAGE]]


def members(_numbers) -> list[QuerySet]:
    """Who holds a seat today."""
    rows = named(MembershipTerm, "seat__unit").filter(starts_on__lte=today())
    rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=today())).order_by("seat__unit__alphabet_en", "pk")
    columns = ("seat_unit_name", "seat__capacity", "person__family_name", "person__given_name")
    return [rows.values_list(*columns, "starts_on", "ends_on")[:PAGE]]


def chairs(_numbers) -> list[QuerySet]:
    """Turns in the chair."""
    rows = named(ChairingTerm, "institution").order_by("-starts_on", "pk")
    return [rows.values_list("starts_on", "ends_on", "institution_name", "person__family_name")[:PAGE]]


def mail(_numbers) -> list[QuerySet]:
    """Letters of the outbox, the newest first."""
    rows = Notification._base_manager.order_by("-pk")
    return [rows.values_list("created_at", "to_email", "to_name", "subject", "state", "error")[:PAGE]]


def record(_numbers) -> list[QuerySet]:
    """Acts, the newest first."""
    rows = AuditEvent._base_manager.order_by("-pk")
    return [rows.values_list("at", "actor_id", "on_behalf_of", "verb", "subject")[:PAGE]]


def meeting(numbers) -> list[QuerySet]:
    """One meeting: itself, its agenda, who takes part by kind."""
    itself = named(Meeting, "host").filter(pk=numbers["meeting"])
    columns = ("number", "title_en", "held_on", "starts_at", "place_en", "host_name", "status", "note")
    return [
        itself.values_list(*columns, "presiding__family_name", "secretary__family_name"),
        agenda(numbers)[0],
        Attendance._base_manager.filter(meeting=numbers["meeting"]).values_list("category", "presence"),
    ]


def agenda(numbers) -> list[QuerySet]:
    """The items of one agenda."""
    rows = AgendaItem._base_manager.filter(meeting=numbers["meeting"]).order_by("ordinal")
    columns = ("ordinal", "title_en", "agenda_class", "speaker__family_name", "speaker_text")
    return [rows.values_list(*columns, "minutes_allotted")]


def participants(numbers) -> list[QuerySet]:
    """Everybody of one meeting."""
    rows = named(Attendance, "institution").filter(meeting=numbers["meeting"]).order_by("pk")
    columns = ("person__family_name", "person__given_name", "name", "title", "institution_name")
    return [rows.values_list(*columns, "institution_text", "category", "role", "presence")]


def lines(numbers) -> list[QuerySet]:
    """Every line of minutes that are being written, with its item and its text."""
    rows = named(Line, "responsible").filter(minutes=numbers["minutes"]).order_by("item__ordinal", "ordinal")
    columns = ("item__ordinal", "item__title_en", "kind", "number", "texts__text", "responsible_name")
    return [rows.values_list(*columns, "due_kind", "due_on")]


def published(numbers) -> list[QuerySet]:
    """The text of published minutes as it was approved."""
    texts = MinutesText._base_manager.filter(minutes=numbers["published"], authoritative=True)
    return [texts.order_by("-round").values_list("document__html")[:1]]


FLOORS: dict[str, Parts] = {
    "empty": empty,
    "meetings": meetings,
    "actions": actions,
    "outcomes": outcomes,
    "institutions": institutions,
    "people": people,
    "register": register,
    "nominations": nominations,
    "members": members,
    "chairs": chairs,
    "mail": mail,
    "record": record,
    "meeting": meeting,
    "agenda": agenda,
    "participants": participants,
    "lines": lines,
    "published": published,
}


def floor(name: str):
    """The view of a floor: `meeting`, `minutes` and `published` in its address say of which records."""
    parts = FLOORS[name]

    def printed(request) -> HttpResponse:
        rows = [part for query in parts(request.GET.dict()) for part in query]
        return HttpResponse(get_template("bench/rows.html").render({"rows": rows}))

    return allow(printed, SIGNED_IN)
