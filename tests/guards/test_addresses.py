"""Every address for everybody, through the door a browser takes: docs/permissions.csv says what each may open.

Who has not signed in goes to the sign-in page. Who may not see an object hears that there is none (404); who sees it
and may not do this is refused (403), or told by a sentence where the verb itself asks. Nobody ever finds a fault (5xx).
"""

import functools
from collections import defaultdict

import pytest
from django.contrib.auth.backends import ModelBackend
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import reverse

from iiwg.accounts.middleware import PUBLIC_NAMES
from iiwg.audit.models import AuditEvent
from iiwg.workflow.rooms import visible_to
from tests.addresses import ADDRESSES, ASKED_ON, MORE, VALUES
from tests.cast import fresh, people
from tests.guards.test_permissions import TABLE, named
from tests.guards.test_urls import ALL, LIBRARY, OPEN_TO_EVERYBODY
from tests.not_yet import ADDRESSES_THAT_ANSWER_WRONGLY
from tests.objects import OBJECTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("answers_only", "quick_paper")]
KINDS = sorted({kind for kinds, _numbers, _names in ADDRESSES for kind in kinds})
REFUSALS = {"403.html", "404.html"}
# Pages where who may read finds nothing: a file that is not there in this state.
MAY_FIND_NOTHING = {
    "meetings:approval-scan", "meetings:corrigendum-scan", "meetings:minutes", "meetings:line-add", "documents:upload-piece",
    "members:sheet-preview", "members:sheet-write",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _plain_refusals(monkeypatch):
    """The page that says no is the same at every address; here its number is read, not its words."""
    written = Template.render

    def render(template, *facts, **more):
        return "" if template.origin.template_name in REFUSALS else written(template, *facts, **more)

    monkeypatch.setattr(Template, "render", render)


@pytest.fixture(autouse=True)
def _known_people(monkeypatch):
    """No request changes anything here, so what was asked about a person once need not be asked at every address."""
    known = functools.cache(ModelBackend().get_user)
    monkeypatch.setattr(ModelBackend, "get_user", lambda _backend, pk: known(pk))


def test_every_address_is_played():
    played = {name for _kinds, _numbers, names in ADDRESSES for name in names.split()}
    listed = set(ALL) - PUBLIC_NAMES - LIBRARY - OPEN_TO_EVERYBODY
    assert played == listed, "tests/addresses.py names every address, in the block of its noun"


def who_may(kind: str, permission: str, obj, everybody: dict) -> set[str]:
    """The words of the table; for what it has no row for, those of the site or what the predicate says."""
    row = TABLE.get((kind, permission)) or TABLE.get(("the site", permission))
    if row:
        return named(row)
    obj = ASKED_ON.get(type(obj), lambda same: same)(obj)
    return {name for name, who in everybody.items() if who.has_perm(permission, obj)}


def sees(who, obj) -> bool | None:
    """Whether a person sees an object; None where no table says what is visible of its kind."""
    if obj is None:
        return True
    try:
        return visible_to(who, type(obj)).filter(pk=obj.pk).exists()
    except (KeyError, StopIteration):
        return None


def play(client: Client, method: str, address: str) -> tuple[int | str, bool]:
    """The answer to one request, and whether an act was recorded; the database is as before."""
    before = AuditEvent.objects.count()
    point = transaction.savepoint()
    try:
        answer = getattr(client, method)(address)
        status: int | str = answer.status_code
        if status == 302 and answer["Location"].startswith("/accounts/login/"):
            status = "sign in"
    except Exception as fault:  # a fault of the page is what is looked for
        status = f"{type(fault).__name__}: {fault}"
    acted = AuditEvent.objects.count() != before
    transaction.savepoint_rollback(point)
    return status, acted


def is_right(name: str, method: str, status, acted: bool, *, may: bool, seen: bool | None) -> bool:
    """Whether this is what the person was to hear."""
    if may and seen is not False:
        return status in {200, 204, 302, 400, 405, 409, 422} or (status == 404 and name in MAY_FIND_NOTHING)
    if acted:
        return False
    if status == 405 and method == "get":
        return True
    if method == "post" and seen is not False and status == 302:
        return True
    return status in ({404} if seen is False else {403} if seen else {403, 404})


def signed_in(who) -> Client:
    """A client signed in as a person."""
    client = Client()
    client.force_login(who, backend="iiwg.accounts.backends.Accounts")
    return client


def addresses(kind: str, cast, obj):
    """Every address that is played with an object: its name, itself, and the row it names by its number."""
    for kinds, numbers, names in ADDRESSES:
        if kind in kinds:
            values = VALUES | (numbers(cast, obj) if numbers else {})
            for name in names.split():
                words = ALL[name].pattern.converters
                yield (
                    name,
                    reverse(name, kwargs={word: values[word] for word in words}),
                    values.get("named", obj),
                )


def answers(kind: str, cast):
    """What everybody hears at every address of a kind: address, person, method and answer where it is wrong.

    A page is asked for, a verb is sent; a page is also sent to by the first who may not read it.
    """
    obj = (OBJECTS | MORE)[kind](cast)
    everybody = {name: fresh(who) for name, who in people(cast).items()}
    clients = {name: signed_in(who) for name, who in everybody.items()}
    seen = functools.cache(lambda person, row: sees(everybody[person], row))
    for name, address, row in addresses(kind, cast, obj):
        may = who_may(kind, ALL[name].callback.permission, obj, everybody)
        status, _acted = play(Client(), "get", address)
        if status != "sign in":
            yield name, "nobody", "get", status
        probe = play(clients["secretary"], "get", address)
        outside = next((person for person in everybody if person not in may), None)
        for person, client in clients.items():
            right = {"may": person in may, "seen": seen(person, row)}
            for method in (
                ("post",) if probe[0] == 405 else ("get", "post") if person == outside else ("get",)
            ):
                known = person == "secretary" and method == "get"
                status, acted = probe if known else play(client, method, address)
                if not is_right(name, method, status, acted, **right):
                    yield name, person, method, status


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_hears_at_every_address_what_the_table_says(cast, kind):
    wrong = defaultdict(list)
    for name, *what in answers(kind, cast):
        wrong[f"{name} ({kind})"].append(tuple(what))
    assert {label: wrong[label] for label in wrong if label not in ADDRESSES_THAT_ANSWER_WRONGLY} == {}
    listed = {label for label in ADDRESSES_THAT_ANSWER_WRONGLY if label.endswith(f"({kind})")}
    assert listed - set(wrong) == set(), "take it off the list: it answers rightly by now"
