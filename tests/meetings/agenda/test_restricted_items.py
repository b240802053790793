"""A restricted item of an open meeting: whoever prepares the meeting sees it, no text and no page tells of it to others."""

import re
from io import BytesIO

import pytest
from docx import Document

from actions.items.models import ActionItem
from iiwg.documents.rendering import render_text
from iiwg.documents.services import make
from iiwg.notifications.models import Notification
from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.agenda.models import AgendaItem
from meetings.agenda.rules import visible_items
from meetings.attendance import services as attendance
from meetings.meeting.models import Meeting
from meetings.meeting.services import meetings
from meetings.minutes.models import MinutesText
from meetings.minutes.services import approvals, lines
from meetings.minutes.services.readiness import readiness
from meetings.minutes.texts.minutes import minutes_html
from tests import scenes
from tests.cast import people
from tmf_registry.facilities.models import Facility

pytestmark = pytest.mark.django_db
SECRET = ("SECRET ITEM", "SECRET SPEAKER")
READERS = ("administrator", "incoming", "focal", "member", "operator", "observer")


def held(cast, **fields):
    """A held meeting: an open item, a restricted one, and an open one after it."""
    meeting = scenes.planned(cast, **fields)
    facts = {"agenda_class": "resilience", "by": cast.secretary}
    agendas.add_item(
        meeting, title_en=SECRET[0], speaker_text=SECRET[1], access="restricted", minutes_allotted=7, **facts
    )
    agendas.add_item(meeting, title_en="Work plan", **facts)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    Meeting.objects.filter(pk=meeting.pk).update(held_on=scenes.day(-5))
    meeting.refresh_from_db()
    meetings.mark_held(meeting, by=cast.secretary)
    attendance.add(
        meeting, person=cast.member_person, institution=cast.places["CEP"], role="member", by=cast.secretary
    )
    scenes.mark_all(cast, meeting)
    return meeting


def written(cast, meeting, text="Adopt the plan."):
    """Draft minutes with a decision under the last item."""
    draft = lines.start(meeting, language="en", by=cast.secretary)
    line = lines.add_line(draft, meeting.items.last(), kind="decided", by=cast.secretary)
    lines.save_line(line, base_version=1, text=text, by=cast.secretary)
    return draft


def published(cast, **fields):
    """Published minutes of such a meeting."""
    draft = written(cast, held(cast, **fields))
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=scenes.digest_of(draft), by=cast.leading)
    approvals.publish(draft, by=cast.secretary)
    return draft


def words_of_docx(content: bytes) -> str:
    """The text of a Word file, its tables too."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_published_minutes_name_no_restricted_item_to_anybody(cast, signed_in):
    draft = published(cast)
    for name, who in people(cast).items():
        if name == "stranger":
            continue
        page = signed_in(who).get(f"/meetings/{draft.meeting_id}/minutes/")
        assert page.status_code == 200, name
        text = page.content.decode()
        assert "2. Work plan" in text, name
        for word in SECRET:
            assert word not in text, (name, word)


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_the_files_of_the_minutes_name_no_restricted_item(cast, signed_in, file_format):
    draft = published(cast)
    for rendition in MinutesText.objects.get(minutes=draft, language="en").document.renditions.all():
        make(rendition.pk)
    read = {"pdf": scenes.pdf_text, "docx": words_of_docx}[file_format]
    for name in (*READERS, "secretary", "leading"):
        answer = signed_in(people(cast)[name]).get(f"/meetings/{draft.meeting_id}/minutes/en.{file_format}")
        text = read(b"".join(answer.streaming_content))
        assert "Work plan" in text, name
        for word in SECRET:
            assert word not in text, (name, word)


def test_no_page_names_a_restricted_item_to_those_who_do_not_prepare_the_meeting(
    cast, signed_in, told_at_once
):
    draft = published(cast)
    meeting = draft.meeting
    for name in set(READERS) - {"incoming"}:
        client = signed_in(people(cast)[name])
        for path in (
            f"/meetings/{meeting.pk}/",
            f"/meetings/{meeting.pk}/agenda/",
            f"/meetings/{meeting.pk}/minutes/",
            "/meetings/",
            "/meetings/outcomes/",
            "/search/?q=secret",
            "/",
        ):
            page = client.get(path)
            for word in SECRET:
                assert word not in page.content.decode(), (name, path)
    for name in ("secretary", "leading", "incoming"):
        page = signed_in(people(cast)[name]).get(f"/meetings/{meeting.pk}/agenda/").content.decode()
        assert SECRET[0] in page, name
    for letter in Notification.objects.all():
        assert not any(word in letter.text + letter.subject for word in SECRET), letter.code


def test_every_place_counts_the_items_alike(cast, signed_in):
    meeting = held(cast)
    agenda = meeting.agenda_versions.get().texts.get(language="en").document.html
    assert re.findall(r"<td>(\d+)</td>\s*<td>([^<]+)", agenda) == [
        ("1", "Safety of the dam"),
        ("2", "Work plan"),
    ]
    letter = Notification.objects.filter(code="meetings.agenda", language="en").first().text
    assert "1. Safety of the dam\n2. Work plan" in letter
    draft = written(cast, meeting, text="")
    assert [str(want) for want in readiness(draft)] == ["A line under item 2 has no text."]
    headings = ["1. Safety of the dam", "2. Work plan"]
    html = minutes_html(draft, "en")
    assert re.findall(r"<h2>(\d.*?)</h2>", html) == headings
    assert "<strong>2.1.</strong>" in html
    edit = signed_in(cast.secretary).get(f"/meetings/{meeting.pk}/minutes/edit/").content.decode()
    texts = (re.sub(r"<[^>]+>", "", heading) for heading in re.findall(r"<h2>(.*?)</h2>", edit, re.DOTALL))
    found = [" ".join(text.split()) for text in texts]
    assert [heading for heading in found if heading[0].isdigit()] == headings
    assert any(heading.startswith("SECRET ITEM") for heading in found)
    page = signed_in(cast.leading).get(f"/meetings/{meeting.pk}/").content.decode()
    numbered = re.findall(r'<li (value="\d"|class="unnumbered")>\s*([^<]+?)\s*</li>', page)
    assert numbered == [
        ('value="1"', "Safety of the dam"),
        ('class="unnumbered"', "SECRET ITEM"),
        ('value="2"', "Work plan"),
    ]
    agenda_page = signed_in(cast.secretary).get(f"/meetings/{meeting.pk}/agenda/").content.decode()
    assert agenda_page.count('class="unnumbered"') == 1


def test_lines_under_a_restricted_item_are_not_printed_and_hold_the_minutes_back(cast):
    meeting = held(cast)
    draft = written(cast, meeting)
    secret = AgendaItem.objects.get(access="restricted")
    line = lines.add_line(draft, secret, kind="decided", by=cast.secretary)
    lines.save_line(line, base_version=1, text="SECRET DECISION", by=cast.secretary)
    assert "SECRET" not in minutes_html(draft, "en")
    (sentence,) = map(str, readiness(draft))
    assert "is restricted" in sentence


def test_the_minutes_of_a_restricted_meeting_hold_all_of_its_items(cast):
    meeting = held(cast, access="restricted")
    draft = written(cast, meeting)
    html = minutes_html(draft, "en")
    assert re.findall(r"<h2>(\d.*?)</h2>", html) == ["1. Safety of the dam", "2. SECRET ITEM", "3. Work plan"]
    for file_format, read in (("pdf", scenes.pdf_text), ("docx", words_of_docx)):
        content = render_text(html, format=file_format, language="en", title="Minutes")
        assert "SECRET ITEM" in read(content)
    agenda = meeting.agenda_versions.get().texts.get(language="en").document.html
    assert re.findall(r"<td>(\d+)</td>\s*<td>([^<]+)", agenda) == [
        ("1", "Safety of the dam"),
        ("3", "Work plan"),
    ]


def restricted(draft):
    """Make the item under which lines stand restricted."""
    AgendaItem.objects.filter(pk=draft.meeting.items.first().pk).update(
        access="restricted", title_en="SECRET ITEM"
    )


def test_minutes_with_a_restricted_item_are_not_sent_to_all_members(cast):
    draft = scenes.minutes(cast)
    restricted(draft)
    with pytest.raises(Refused, match="is restricted"):
        approvals.send_for_approval(draft, by=cast.secretary)


def test_a_restricted_item_is_named_nowhere_to_those_who_may_not_see_it(
    cast, signed_in, unsealed, told_at_once
):
    secret = Facility.objects.create(name_en="SECRET DAM", access="restricted")
    draft = scenes.published(cast, texts=(("decided", "SECRET LINE"), ("action", "Do it.")))
    restricted(draft)
    item = ActionItem.objects.get(line__minutes=draft)
    draft.meeting.items.update(facility=secret)
    with unsealed():
        type(item).objects.filter(pk=item.pk).update(facility=secret)
    for name, who in people(cast).items():
        if name in ("secretary", "leading", "incoming", "stranger"):
            continue
        client = signed_in(who)
        for path in (
            f"/meetings/{draft.meeting_id}/",
            "/meetings/outcomes/",
            "/search/?q=SECRET",
            f"/follow-up/{item.pk}/",
        ):
            page = client.get(path).content.decode().replace('value="SECRET"', "").replace("“SECRET”", "")
            for word in ("SECRET ITEM", "SECRET LINE", "SECRET DAM"):
                assert word not in page, (name, path, word)


def test_predicate_and_queryset_agree_on_agenda_items(cast):
    meeting = scenes.planned(cast)
    agendas.add_item(
        meeting, title_en="Secret", agenda_class="resilience", access="restricted", by=cast.secretary
    )
    for name, who in people(cast).items():
        for item in meeting.items.all():
            sees = visible_items(who).filter(pk=item.pk).exists()
            assert sees == who.has_perm("meetings.view_agenda_item", item), (name, item)
    assert visible_items(cast.observer).filter(meeting=meeting).count() == 1
    assert visible_items(cast.incoming).filter(meeting=meeting).count() == 2
