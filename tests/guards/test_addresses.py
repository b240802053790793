"""Every address for everybody, through the door a browser takes: docs/permissions.csv says what each may open.

Who has not signed in goes to the sign-in page. Who may not see an object hears that there is none (404); who sees it
and may not do this is refused (403), or told by a sentence where the verb itself asks. Nobody ever finds a fault (5xx).
"""

from collections import defaultdict

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from iiwg.accounts.middleware import PUBLIC_NAMES
from iiwg.audit.models import AuditEvent
from iiwg.documents import rendering
from iiwg.workflow.rooms import visible_to
from tests.addresses import ADDRESSES, MORE, VALUES
from tests.cast import people
from tests.guards.test_permissions import TABLE, fresh, named
from tests.guards.test_urls import ALL, LIBRARY, OPEN_TO_EVERYBODY
from tests.not_yet import ADDRESSES_THAT_ANSWER_WRONGLY
from tests.objects import OBJECTS

pytestmark = pytest.mark.django_db
KINDS = sorted({kind for kinds, _numbers, _names in ADDRESSES for kind in kinds})
# Pages where who may read finds nothing: a file that is not there in this state.
MAY_FIND_NOTHING = {"meetings:approval-scan", "documents:upload-piece", "desk:notice-read"}


@pytest.fixture(autouse=True)
def _quick_paper(monkeypatch):
    """What is asked here is who may; setting a page in type takes a second."""
    monkeypatch.setattr(rendering, "_pdf", lambda html: b"%PDF-1.4")


def test_every_address_is_played():
    played = {name for _kinds, _numbers, names in ADDRESSES for name in names.split()}
    assert played == set(ALL) - PUBLIC_NAMES - LIBRARY - OPEN_TO_EVERYBODY


def who_may(kind: str, permission: str, obj, everybody: dict) -> set[str]:
    """The words of the table; for what it has no row for, those of the site or what the predicate says."""
    row = TABLE.get((kind, permission)) or TABLE.get(("the site", permission))
    if row:
        return named(row)
    return {name for name, who in everybody.items() if fresh(who).has_perm(permission, obj)}


def sees(who, obj) -> bool | None:
    """Whether a person sees an object; None where no table says what is visible of its kind."""
    if obj is None:
        return True
    try:
        return visible_to(fresh(who), type(obj)).filter(pk=obj.pk).exists()
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
        return status in {200, 204, 302, 405, 409, 422} or (status == 404 and name in MAY_FIND_NOTHING)
    if acted:
        return False
    if status == 405 and method == "get":
        return True
    if method == "post" and seen and status == 302:
        return True
    return status in ({404} if seen is False else {403} if seen else {403, 404})


def answers(kind: str, cast):
    """What everybody hears at every address of a kind: address, person, method and answer where it is wrong."""
    obj = (OBJECTS | MORE)[kind](cast)
    everybody = people(cast)
    clients = {name: Client() for name in everybody}
    for name, client in clients.items():
        client.force_login(everybody[name], backend="allauth.account.auth_backends.AuthenticationBackend")
    seen = {name: sees(who, obj) for name, who in everybody.items()}
    for kinds, numbers, names in ADDRESSES:
        if kind not in kinds:
            continue
        values = VALUES | (numbers(cast, obj) if numbers else {})
        for name in names.split():
            pattern = ALL[name].pattern
            address = reverse(name, kwargs={word: values[word] for word in pattern.converters})
            may = who_may(kind, ALL[name].callback.permission, obj, everybody)
            status, acted = play(Client(), "get", address)
            if status != "sign in":
                yield name, "nobody", "get", status
            for person, client in clients.items():
                status, acted = play(client, "get", address)
                right = {"may": person in may, "seen": seen[person]}
                if not is_right(name, "get", status, acted, **right):
                    yield name, person, "get", status
                if status == 405 or person not in may:
                    status, acted = play(client, "post", address)
                    if not is_right(name, "post", status, acted, **right):
                        yield name, person, "post", status


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_hears_at_every_address_what_the_table_says(cast, kind):
    wrong = defaultdict(list)
    for name, *what in answers(kind, cast):
        wrong[f"{name} ({kind})"].append(tuple(what))
    assert {label: wrong[label] for label in wrong if label not in ADDRESSES_THAT_ANSWER_WRONGLY} == {}
    listed = {label for label in ADDRESSES_THAT_ANSWER_WRONGLY if label.endswith(f"({kind})")}
    assert listed - set(wrong) == set(), "take it off the list: it answers rightly by now"
