"""The steps of a procedure as one reader sees them: a button, a link to a form, or a sentence saying why not."""

from dataclasses import replace

import pytest
from django.template import Context, Template

from iiwg.workflow import tables
from iiwg.workflow.buttons import moves
from members.seats.services import lpi

pytestmark = pytest.mark.django_db
NAME = "members.lpiversion"


@pytest.fixture
def version(cast, monkeypatch):
    """A draft of the list whose one step is proposing it, done on a page that asks for more first."""
    table = tables._WORKFLOWS[NAME]
    step = replace(table["propose"], has_form=True, help="First the day.")
    monkeypatch.setitem(tables._WORKFLOWS, NAME, replace(table, transitions=(step,)))
    return lpi.prepare_next(by=cast.secretary)


def drawn(version, who) -> str:
    """The steps of a record as one reader sees them."""
    template = Template("{% load pages %}{% transitions moves %}")
    return template.render(Context({"moves": moves(version, who), "csrf_token": "x"}))


def test_a_step_that_asks_for_more_first_is_a_link_to_its_form(cast, version):
    page = drawn(version, cast.secretary)
    assert f'href="/members/list/{version.pk}/propose/"' in page
    assert "First the day." in page
    assert "<form" not in page


def test_who_may_not_reads_why_and_finds_no_link(cast, version):
    page = drawn(version, cast.observer)
    assert "Only the secretariat" in page
    assert "href" not in page.replace("<use href", "")
