"""Lists: every one counts, filters, sorts and gives the same rows as a page, as CSV and as a workbook."""

import csv
import datetime
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from iiwg.notifications.models import Notification
from tests.cast import institution, person, user
from tests.replay import replayed
from tests.scenes import day, held, planned, published
from tmf_registry.facilities import services as facilities
from tmf_registry.facilities.models import Facility

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("answers_only")]
# Each list with the columns one may sort by.
SORTS = {
    "/meetings/": ("meeting", "date", "host", "status"),
    "/meetings/outcomes/": ("number", "meeting"),
    "/follow-up/": ("number", "responsible", "due", "status"),
    "/members/institutions/": ("name", "kind"),
    "/members/people/": ("name",),
    "/register/": ("name", "region", "operator", "status"),
    "/settings/": ("name", "last_sign_in"),
    "/settings/mail/": ("to", "date", "status"),
    "/settings/record/": ("date", "record"),
}
LISTS = sorted(SORTS)
NONSENSE = (
    "q=%00", "year=0", f"year={'9' * 30}", f"institution={'9' * 30}", "institution=x", "kind=x", "kind=%00", "state=%00",
    "state=x", "lifecycle=x", "content_class=%ff", "sort=x", "sort=--name", "sort=-", "sort=pk", "page=x", "format=x",
)  # fmt: skip


@pytest.fixture
def client(cast, signed_in):
    """Who reads every list, in a site where each has some rows."""
    return signed_in(replayed("lists", lambda: some_rows(cast)))


def some_rows(cast):
    """Rows for every list, and the account that reads them all."""
    texts = (("action", "Report."), ("decided", "Take note."), ("action", "Look again."), ("agreed", "Yes."))
    published(cast, texts=texts, meeting=held(cast))
    planned(cast, 30, sequence=4)
    for name, region in (("Zarya", "Sughd"), ("Adrasman", ""), ("Middle", "Khatlon")):
        facilities.add(
            by=cast.secretary, source="s", name_en=name, country="TJ", region=region, volume_m3=7,
            operator=cast.places["OPERATOR"] if region else None,
        )  # fmt: skip
    for number in range(3):
        Notification.objects.create(
            code="x", to_email=f"{number}@example.org", subject=f"Letter {number}", text="t"
        )
    return user("everything@example.org", "secretariat", "administrator", name="Everything")


def shown(client, path) -> list[str]:
    """The rows of a page, by their names."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return re.findall(r'<tr id="([\w-]+)">', answer.content.decode())


def as_csv(client, path) -> list[list[str]]:
    """The table of the CSV file."""
    answer = client.get(path)
    assert answer["Content-Type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(answer.content.decode().removeprefix("\ufeff"))))


def as_xlsx(client, path) -> list[list[str]]:
    """The table of the workbook, each cell written as CSV writes it."""
    answer = client.get(path)
    assert answer["Content-Disposition"].endswith('.xlsx"')
    rows = load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    return [[written(cell) for cell in row] for row in rows]


def written(cell) -> str:
    """A cell of a workbook as text."""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ", "minutes")
    return "" if cell is None else str(cell)


@pytest.mark.parametrize("path", LISTS)
def test_page_csv_and_workbook_hold_the_same_rows(client, path):
    page = client.get(path).content.decode()
    rows = shown(client, path)
    table = as_csv(client, f"{path}?format=csv")
    assert len(rows) >= 2
    assert len(table) == len(rows) + 1
    assert f"Found: {len(rows)}" in page
    assert as_xlsx(client, f"{path}?format=xlsx") == table


@pytest.mark.parametrize("path", LISTS)
def test_each_named_column_sorts_both_ways(client, path):
    heads = re.findall(r"[?&;]sort=-?(\w+)", client.get(path).content.decode())
    assert set(heads) == set(SORTS[path])
    for name in SORTS[path]:
        forth, back = (f"{path}?sort={sign}{name}" for sign in ("", "-"))
        assert sorted(shown(client, forth)) == sorted(shown(client, back)) == sorted(shown(client, path))
        assert 'aria-sort="ascending"' in client.get(forth).content.decode()
        assert 'aria-sort="descending"' in client.get(back).content.decode()


@pytest.mark.parametrize("path", LISTS)
def test_nonsense_is_as_if_nothing_had_been_asked(client, path):
    rows = shown(client, path)
    assert [query for query in NONSENSE if shown(client, f"{path}?{query}") != rows] == []
    everything = client.get(path).content
    for query in ("format=csv", "format=xlsx"):
        assert client.get(f"{path}?{query}&year=0&kind=%00&sort=x").status_code == 200
    assert b"is-chosen" not in everything or path == "/follow-up/"


def grow(cast, rounds: int):
    """More rows for every list."""
    texts = [(kind, f"Text {number}") for number in range(rounds) for kind in ("action", "decided")]
    published(cast, texts=texts, meeting=held(cast, -10 - rounds, sequence=100 + rounds))
    for number in range(rounds):
        name = f"N{rounds}-{number}"
        place = institution(name)
        person(name, user(f"{name}@example.org", "observer"), place)
        planned(cast, 40 + rounds + number, sequence=200 + rounds + number, host_note="Agreed.", host=place)
        facilities.add(by=cast.secretary, source="s", name_en=name, country="TJ", operator=place)
        Notification.objects.create(code="x", to_email="a@example.org", subject=name, text="t")


def test_every_list_and_file_asks_as_much_for_many_rows_as_for_few(cast, client):
    def queries():
        counts = {}
        for path in (f"{path}{file}" for path in LISTS for file in ("", "?format=csv")):
            client.get(path)
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            counts[path] = len(captured)
        return counts

    grow(cast, 1)
    few = queries()
    grow(cast, 20)
    assert {path: (few[path], count) for path, count in queries().items() if count > few[path]} == {}


def test_a_file_follows_filter_and_sort_through_every_page(client, cast):
    for number in range(60):
        institution(f"P{number:02}", kind="academia")
    query = "/members/institutions/?kind=academia&sort=-name"
    assert len(shown(client, query)) == 50
    assert len(shown(client, f"{query}&page=2")) == 10
    table = as_csv(client, f"{query}&page=2&format=csv")
    assert [row[0] for row in table[1:]] == [f"P{number:02} en" for number in reversed(range(60))]
    assert as_xlsx(client, f"{query}&format=xlsx") == table
    page = client.get(f"{query}&page=2").content.decode()
    assert "Found: 60" in page
    assert 'href="?kind=academia&amp;sort=-name&amp;format=csv"' in page
    assert (
        'href="?kind=academia&amp;sort=name"' in page
    )  # the head turns the order round and begins at the first page


def test_a_row_with_nothing_in_the_column_comes_last_either_way(client):
    names = {f"facility-{row.pk}": row.name_en for row in Facility.objects.all()}
    assert [names[row] for row in shown(client, "/register/?sort=region")] == ["Middle", "Zarya", "Adrasman"]
    assert [names[row] for row in shown(client, "/register/?sort=-region")] == ["Zarya", "Middle", "Adrasman"]


def test_states_sort_as_a_procedure_runs(client):
    states = [row[3] for row in as_csv(client, "/meetings/?sort=status&format=csv")[1:]]
    assert states == ["Planned", "Held"]


def test_the_file_of_facilities_keeps_every_value_that_is_known(client):
    head, *rows = as_csv(client, "/register/?q=zarya&format=csv")
    assert [row[head.index("volume, m³")] for row in rows] == ["7"]
    assert rows[0][head.index("Operator")] == "OPERATOR en"


def test_what_is_chosen_is_shown_again_and_said_in_one_sentence(client):
    year = day(30).year
    page = client.get(f"/meetings/?year={year}&state=planned").content.decode()
    assert f'<option value="{year}" selected>{year}</option>' in page
    assert '<option value="planned" selected>Planned</option>' in page
    assert re.search(rf"<summary>\s*Showing: {year}, Planned\s*<span class=\"change\">– change</span>", page)
    assert re.search(r"<summary>\s*Showing: all\s*<span", client.get("/meetings/").content.decode())
    words = client.get("/members/people/?q=аъзо").content.decode()
    assert 'value="аъзо"' in words and "Showing: аъзо" in words


def test_every_state_of_follow_up_can_be_chosen_and_one_alone_is_shown_as_chosen(client):
    page = client.get("/follow-up/").content.decode()
    states = re.search(r'<select name="state".*?</select>', page, re.DOTALL).group(0)
    values = re.findall(r'<option value="(\w+)"', states)
    assert len(values) == len(set(values)) == 9
    assert '<option value="unfinished" selected>' in states
    opened = client.get("/follow-up/?state=open").content.decode()
    assert '<option value="open" selected>Open</option>' in opened and "Showing: Open" in opened


def test_filters_that_leave_nothing_can_be_cleared(client):
    page = client.get("/register/?q=nowhere&sort=-name").content.decode()
    assert "Nothing found" in page
    assert '<a class="btn" href="/register/">Clear the filters</a>' in page
    late = client.get("/follow-up/?state=dropped").content.decode()
    assert '<a class="btn" href="/follow-up/">Clear the filters</a>' in late


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/meetings/", "No meeting is planned"),
        ("/meetings/outcomes/", "Outcomes appear here when minutes are approved."),
        ("/follow-up/", "Action items are born when minutes are approved."),
        ("/register/", "No facility is entered yet"),
        ("/settings/mail/", "Letters appear here as soon as something is sent."),
    ],
)
def test_a_list_with_nothing_says_why(cast, signed_in, path, words):
    page = signed_in(user("both@example.org", "secretariat", "administrator")).get(path).content.decode()
    assert words in page
    assert "Clear the filters" not in page
