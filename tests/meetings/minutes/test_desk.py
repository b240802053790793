"""The desk at which minutes are written: what a script is answered, and that the page does the same without one."""

import pytest

from meetings.minutes.models import Line
from meetings.minutes.services import approvals
from tests import scenes

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


def desk(draft) -> str:
    """The address of the page."""
    return f"/meetings/{draft.meeting_id}/minutes/edit/"


def opened(client, draft, **data):
    """What the page answers to a new line of the first item."""
    data = {"item": draft.meeting.items.first().pk, "kind": "decided"} | data
    return client.post(f"/meetings/{draft.meeting_id}/minutes/add-line/", data, **JSON)


def test_without_a_script_a_new_line_has_the_focus(cast, signed_in):
    draft, client = scenes.minutes(cast), signed_in(cast.secretary)
    data = {"item": draft.meeting.items.first().pk, "kind": "note"}
    page = client.post(f"/meetings/{draft.meeting_id}/minutes/add-line/", data, follow=True).content.decode()
    new = Line.objects.latest("pk")
    focused = [
        part.split(">")[0] for part in page.split("<textarea")[1:] if "autofocus" in part.split(">")[0]
    ]
    assert len(focused) == 1
    assert f'name="line-{new.pk}-text"' in focused[0]


def test_a_script_gets_the_new_line_where_it_was_asked_for_and_what_is_missing(cast, signed_in):
    draft = scenes.minutes(cast, texts=(("heard", "One."), ("decided", "Two.")))
    first, second = draft.lines.order_by("ordinal")
    answer = opened(signed_in(cast.secretary), draft, kind="spoke", after=first.pk).json()
    new = Line.objects.latest("pk")
    assert list(draft.lines.order_by("ordinal")) == [first, new, second]
    assert f'data-line="{new.pk}"' in answer["html"] and 'data-kind="spoke"' in answer["html"]
    assert "A line under item 1 has no text." in answer["missing"]


def test_what_is_missing_follows_each_save(cast, signed_in):
    draft, client = scenes.minutes(cast), signed_in(cast.secretary)
    opened(client, draft)
    line = Line.objects.latest("pk")
    sent = {f"line-{line.pk}-base_version": 1, f"line-{line.pk}-text": "Agreed."}
    answer = client.post(f"/meetings/lines/{line.pk}/save/", sent, **JSON).json()
    assert "has no text" not in answer["missing"]
    assert "Nothing is missing." in answer["missing"]


def test_a_script_hears_why_no_line_is_opened(cast, signed_in):
    draft = scenes.minutes(cast)
    approvals.send_for_approval(draft, by=cast.secretary)
    answer = opened(signed_in(cast.secretary), draft)
    assert answer.status_code == 409
    assert "their text is fixed" in answer.json()["error"]
    assert draft.lines.count() == 1


def test_the_items_stand_at_the_side(cast, signed_in):
    draft = scenes.minutes(cast)
    page = signed_in(cast.secretary).get(desk(draft)).content.decode()
    outline = page[page.index('class="outline"') : page.index("</aside>")]
    item = draft.meeting.items.get()
    assert f'href="#item-{item.pk}"' in outline and "Safety of the dam" in outline
    assert f'<section id="item-{item.pk}"' in page


@pytest.mark.parametrize(("kind", "asked"), [("heard", "Докладчик"), ("spoke", "Кто выступил")])
def test_who_took_the_floor_is_no_rapporteur(cast, signed_in, kind, asked):
    draft = scenes.minutes(cast)
    html = opened(signed_in(cast.secretary, "ru"), draft, kind=kind).json()["html"]
    assert f">{asked}<" in html.replace("\n", "").replace(" <", "<").replace("> ", ">")
