"""Nonsense in addresses and forms gets an ordinary answer: a page, a sentence, “not found”. Never an error."""

import re
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from django.urls import URLPattern, get_resolver

from tests.replay import replayed
from tests.scenes import planned, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("answers_only", "quick_paper")]
QUERIES = (
    "page=-1", "page=x", f"page={'9' * 30}", "on=2026-99-99", "on=0000-00-00", "on=9999-12-31", "on=0001-01-01",
    f"version={'9' * 30}", f"year={'9' * 11}", f"institution={'9' * 30}", f"unit={'9' * 30}", "q=%00", "q=%ff",
    "language=xx", "format=csv", "state=%00&kind=%00&order=%00",
)  # fmt: skip
OF_LISTS = "sort"  # read by every list, which also reads the names of its filters once one of them is given
HUGE = "9" * 27
FIELDS = (
    "unit units person institution parent number year working_days slot years base_version sequence template user order "
    "item co_executors responsible facility speaker host starts_on ends_on day date done_on held_on due_on"
).split()
EXTREME = {"starts_on": "0001-01-01", "ends_on": "9999-12-31", "day": "9999-12-31", "held_on": "9999-12-31",
           "due_on": "9999-12-31", "date": "0001-01-01", "done_on": "9999-12-31", "years": "20"}  # fmt: skip
NULS = dict.fromkeys(
    ("q", "text", "title", "name", "note", "remark", "number", "email", "family_name"), "\x00"
)


def addresses(patterns, before=""):
    """Every address of the site, each number filled with 1, each word with one that is known somewhere."""
    for entry in patterns:
        route = before + str(entry.pattern)
        if not isinstance(entry, URLPattern):
            yield from addresses(entry.url_patterns, route)
        elif not route.startswith(("accounts/", "static", "^")):
            yield route


def filled(route, number):
    """A route with its places filled."""
    path = re.sub(r"<int:\w+>", str(number), route)
    return "/" + re.sub(r"<(?:\w+:)?\w+>", "pdf", path)


ROUTES = sorted(addresses(get_resolver().url_patterns))


@pytest.fixture
def client(cast, signed_in):
    """The secretary, in a site with a planned and a published meeting."""
    replayed("a published and a planned meeting", lambda: (published(cast), planned(cast, sequence=4)))
    client = signed_in(cast.secretary)
    client.raise_request_exception = False
    return client


@pytest.fixture
def read_by(client, monkeypatch):
    """A function that gives the names a page looks for after the question mark: what it does not read, it cannot mistake."""
    names = set()
    for method in ("get", "getlist", "__getitem__", "__contains__"):
        monkeypatch.setattr(QueryDict, method, noting(getattr(QueryDict, method), names))

    def read(path):
        names.clear()
        client.get(path)
        return set(names)

    return read


def noting(method, names):
    """A method of a dictionary that also notes the name it is asked for."""

    def noted(query, name, *default):
        names.add(name)
        return method(query, name, *default)

    return noted


def test_nonsense_after_the_question_mark(client, read_by):
    pages = [filled(route, 1) for route in ROUTES if "<" not in route] + ["/meetings/1/agenda/"]
    read = {page: read_by(page) for page in pages}
    assert {"page", OF_LISTS, "format"} <= read["/meetings/"] and "q" in read["/search/"]
    asked = [
        f"{page}?{query}" for page in pages for query in QUERIES if read[page] & {OF_LISTS, *parse_qs(query)}
    ]
    assert [address for address in asked if client.get(address).status_code >= 500] == []


def test_a_number_no_database_holds(client):
    paths = [filled(route, HUGE) for route in ROUTES if "<int:" in route]
    assert [p for p in paths if client.get(p).status_code not in (302, 403, 404, 405)] == []


@pytest.mark.parametrize(
    "body", [dict.fromkeys(FIELDS, HUGE), EXTREME, NULS, {}], ids=["huge", "far", "nul", "empty"]
)
def test_nonsense_in_a_form(client, body):
    paths = [filled(route, 1) for route in ROUTES if "logout" not in route]
    assert [p for p in paths if client.post(p, body).status_code >= 500] == []
