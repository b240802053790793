"""The DEMO content: every page of every role has something to show, and no template asks for what is not there."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.template import engines

from iiwg.accounts.models import User
from iiwg.audit.models import AuditEvent
from iiwg.desk.demo.people import accounts
from iiwg.desk.demo.services import load
from iiwg.workflow.tables import NotAllowed, Refused
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.models import Meeting
from meetings.minutes.enums import MinutesStatus
from meetings.minutes.models import LineText, Minutes
from members.institutions.models import Group, Institution
from members.terms.models import TermsOfReference
from tests.cast import user
from tests.replay import replayed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("answers_only", "quick_paper")]
MARK = "!!not there: %s!!"
MOST_PAGES = 70


def load_everything() -> None:
    """The preset and its DEMO content."""
    call_command("load_preset", "tj", verbosity=0)
    call_command("load_demo", verbosity=0)


@pytest.fixture
def demo(monkeypatch):
    """The preset with DEMO content; an undefined variable leaves a mark on the page."""
    replayed("demo", load_everything)
    for engine in engines.all():
        monkeypatch.setattr(engine.engine, "string_if_invalid", MARK)


def pages(client):
    """Every kind of page that can be reached by links from the home page, with its text."""
    todo, seen = ["/"], {}
    while todo and len(seen) < MOST_PAGES:
        path = todo.pop(0).split("#")[0]
        kind = re.sub(r"\d+", "N", path.split("?")[0])
        if path in seen or sum(re.sub(r"\d+", "N", other.split("?")[0]) == kind for other in seen) >= 2:
            continue
        answer = client.get(path)
        assert answer.status_code in (200, 302), (path, answer.status_code)
        text = answer.content.decode() if "html" in answer.headers.get("Content-Type", "") else ""
        seen[path] = text
        todo += [link for link in re.findall(r'href="(/[^"]*)"', text) if not link.startswith("/static")]
    return seen


@pytest.mark.parametrize("role", [role for role, _email in accounts()])
def test_every_page_of_a_role_has_something_to_show(demo, signed_in, role):
    client = signed_in(User.objects.get(email=dict(accounts())[role]), "tg")
    for path, text in pages(client).items():
        assert "!!not there" not in text, (path, re.findall(r"!!not there: [^!]*!!", text))
        assert not text or "<h1" in text, path


def test_there_is_a_meeting_and_minutes_in_every_state(demo):
    assert set(Meeting.objects.values_list("status", flat=True)) == set(MeetingStatus.values)
    assert set(Minutes.objects.values_list("status", flat=True)) == set(MinutesStatus.values) - {"returned"}
    assert set(Minutes.objects.values_list("language", flat=True)) == {"tg", "ru", "en"}
    call_command("load_demo", verbosity=0)
    assert User.objects.count() == len(accounts())


def test_loading_the_demo_is_one_act_of_the_system(demo):
    act = AuditEvent.objects.get(verb="desk.demo.load")
    assert (act.actor_id, act.subject) == (None, f"members.group:{Group.get().pk}")
    alone = [event.verb for event in AuditEvent.objects.order_by("id") if "because" not in event.facts]
    assert alone == ["members.group.load_preset", "desk.demo.load"]


def test_nobody_but_an_administrator_loads_the_demo(cast):
    with pytest.raises(NotAllowed):
        load(Group.get(), by=cast.secretary)
    with pytest.raises(Refused, match="real records"):
        load(Group.get(), by=cast.administrator)


def test_demo_content_refuses_real_records(cast):
    with pytest.raises(CommandError, match="real records"):
        call_command("load_demo")


def test_demo_accounts_are_listed_only_for_demo_content(cast):
    with pytest.raises(CommandError, match="embedded default"):
        call_command("demo_accounts", "--json")


def test_what_the_demo_says_of_bodies_that_exist_bears_the_word(demo, signed_in):
    assert not LineText.objects.exclude(text="").exclude(text__startswith="DEMO.").exists()
    client = signed_in(User.objects.get(email=dict(accounts())["secretariat"]))
    authority = Institution.objects.get(code="COES")
    pages = ["/members/terms/", authority.get_absolute_url(), "/gaps/"]
    pages += [version.get_absolute_url() for version in TermsOfReference.objects.all()]
    for path in pages:
        assert "badge-info" in marks(client.get(path).content.decode()), path


def marks(page: str) -> str:
    """The badges of a page that say DEMO."""
    return "".join(
        re.findall(r'<span class="badge badge-info">(?:(?!</span>).)*DEMO</span>', page, re.DOTALL)
    )


def test_terms_without_demo_records_bear_no_such_mark(db, signed_in):
    call_command("load_preset", "tj", verbosity=0)
    client = signed_in(user("secretary@example.org", "secretariat"))
    for path in ("/members/terms/", TermsOfReference.objects.get(code="TJ-DRAFT").get_absolute_url()):
        assert not marks(client.get(path).content.decode())
