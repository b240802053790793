"""What is measured: pages with their floors, and the targets."""

from dataclasses import dataclass

SECRETARIAT, FOCAL_POINT, OBSERVER, ADMINISTRATOR = "secretariat", "focal point", "observer", "administrator"
EVERYBODY = (SECRETARIAT, FOCAL_POINT, OBSERVER)


@dataclass(frozen=True)
class Page:
    """A page and what it is measured beside.

    path: its address; the words in braces are numbers of records.
    floor: the address of its floor under floors/; empty where the target is in milliseconds.
    admin: the address of the same list in Django's admin.
    times_floor, times_admin: at most so many times the processor time of these.
    milliseconds: at most so much processor time, that of the database included.
    queries: at most so many.
    """

    name: str
    path: str
    floor: str = ""
    admin: str = ""
    roles: tuple[str, ...] = EVERYBODY
    times_floor: float | None = None
    times_admin: float | None = None
    milliseconds: int | None = None
    queries: int | None = None


def a_list(name: str, path: str, floor: str, admin: str = "", roles: tuple[str, ...] = EVERYBODY) -> Page:
    """A list of fifty rows: all lists have one target."""
    return Page(
        name, path, f"{floor}/", admin, roles, times_floor=1.5, times_admin=0.6 if admin else None, queries=10
    )


OF_MEETING = "?meeting={meeting}"
PAGES = (
    Page("frame of a page", "search/", "empty/", times_floor=1.7, queries=3),
    Page("home", "", milliseconds=40, queries=15, roles=(*EVERYBODY, ADMINISTRATOR)),
    a_list("meetings", "meetings/", "meetings", "meetings/meeting/"),
    a_list("action items", "follow-up/", "actions", "actions/actionitem/"),
    a_list("decisions and recommendations", "meetings/outcomes/", "outcomes"),
    a_list("institutions", "members/institutions/", "institutions", "members/institution/"),
    a_list("people", "members/people/", "people", "members/person/"),
    a_list("register of facilities", "register/", "register", "tmf_registry/facility/"),
    a_list("nominations", "members/nominations/", "nominations", roles=(SECRETARIAT,)),
    a_list(
        "letters of the outbox",
        "settings/mail/",
        "mail",
        "notifications/notification/",
        roles=(ADMINISTRATOR,),
    ),
    Page("members today", "members/", "members/", times_floor=2.0),
    Page("chairs", "members/chairs/", "chairs/", times_floor=2.0),
    Page("record of acts", "settings/record/", "record/", roles=(ADMINISTRATOR,), times_floor=2.0),
    Page("meeting", "meetings/{over}/", "meeting/?meeting={over}", times_floor=1.8, queries=14),
    Page(
        "agenda",
        "meetings/{meeting}/agenda/",
        "agenda/" + OF_MEETING,
        roles=(SECRETARIAT,),
        times_floor=1.8,
        queries=14,
    ),
    Page(
        "participants",
        "meetings/{over}/participants/",
        "participants/?meeting={over}",
        times_floor=1.8,
        queries=14,
    ),
    Page(
        "minutes, draft of 40 lines",
        "meetings/{meeting}/minutes/",
        "lines/?minutes={minutes}",
        roles=(SECRETARIAT,),
        times_floor=2.5,
        queries=18,
    ),
    Page(
        "minutes, published", "meetings/{over}/minutes/", "published/?published={published}", times_floor=1.3
    ),
    Page(
        "minutes desk, 40 lines",
        "meetings/{meeting}/minutes/edit/",
        "lines/?minutes={minutes}",
        roles=(SECRETARIAT,),
        times_floor=5.0,
        queries=18,
    ),
    Page("action item", "follow-up/{action}/"),
    Page("institution", "members/institutions/{institution}/"),
    Page("person", "members/people/{person}/"),
    Page("facility", "register/{facility}/"),
    Page("search", "search/?q=Inspection+of+the+drainage", milliseconds=50),
    Page("form: plan a meeting", "meetings/plan/", roles=(SECRETARIAT,)),
    Page("form: add a participant", "meetings/{meeting}/participants/add/", roles=(SECRETARIAT,)),
    Page("form: ask for nominations", "members/nominations/ask/", roles=(SECRETARIAT,)),
    Page("form: add a facility", "register/add/", roles=(SECRETARIAT,)),
)
