"""Django's own admin with the same rows and columns as the lists of the site, for comparison only."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model

from actions.items.models import ActionItem
from iiwg.notifications.models import Notification
from meetings.meeting.models import Meeting
from members.institutions.models import Institution
from members.people.models import Person
from tmf_registry.facilities.models import Facility


class Site(AdminSite):
    """Open to who is signed in: it serves invented data on this machine, for as long as a run takes."""

    def has_permission(self, request) -> bool:
        """Everybody who is signed in."""
        return request.user.is_authenticated


class List(ModelAdmin):
    """A list of 50 rows without filters."""

    list_per_page = 50
    list_related: tuple[str, ...] = ()
    list_prefetched: tuple[str, ...] = ()

    def get_queryset(self, request):
        """With what the columns need."""
        found = self.model._base_manager.select_related(*self.list_related)
        return found.prefetch_related(*self.list_prefetched).order_by(*self.ordering)

    def has_view_permission(self, request, obj=None) -> bool:
        """Everybody who is signed in may look."""
        return True

    def has_module_permission(self, request) -> bool:
        """Everybody who is signed in may look."""
        return True


def listed(model: type[Model], *columns, ordering, related=(), prefetched=()) -> None:
    """Show a model with these columns."""
    named = {
        "list_display": columns,
        "ordering": ordering,
        "list_related": related,
        "list_prefetched": prefetched,
    }
    site.register(model, type(f"{model.__name__}List", (List,), named))


def host(meeting) -> str:
    """Who is the host, by name."""
    return meeting.host.name() if meeting.host else ""


def responsible(item) -> str:
    """Who is responsible, by name."""
    return item.responsible.name()


def operator(facility) -> str:
    """Who operates a facility, by name."""
    return facility.operator.name() if facility.operator else ""


def name(institution) -> str:
    """What an institution is called."""
    return institution.name()


def post(person) -> str:
    """The post of today with its institution."""
    found = person.post_on()
    return f"{found.title_en}, {found.institution}" if found else ""


site = Site("bench_admin")
listed(
    Meeting,
    "held_on",
    "number",
    "title",
    host,
    "status",
    ordering=("-held_on", "-pk"),
    related=("host",),
    prefetched=("host__names",),
)
listed(
    ActionItem,
    "number",
    "text",
    responsible,
    "due_on",
    "status",
    ordering=("due_on", "pk"),
    related=("responsible",),
    prefetched=("responsible__names",),
)
listed(Institution, name, "kind", ordering=("alphabet_en", "pk"), prefetched=("names",))
listed(Person, "__str__", post, ordering=("alphabet", "pk"), prefetched=("posts__institution__names",))
listed(
    Facility,
    "name",
    "region",
    operator,
    "lifecycle",
    ordering=("folded", "pk"),
    related=("operator",),
    prefetched=("operator__names",),
)
listed(Notification, "created_at", "to_email", "to_name", "subject", "state", "error", ordering=("-pk",))
