"""What minutes say beside their lines: who was there, when, what was not taken, annexes, control, tables."""

import datetime
import re
from io import BytesIO

import pytest
from docx import Document

from iiwg.documents.rendering import render_text
from meetings.agenda import services as agendas
from meetings.attendance import services as attendance
from meetings.meeting.models import Meeting
from meetings.minutes.models import Minutes
from meetings.minutes.services import lines
from meetings.minutes.texts.minutes import minutes_html
from tests.documents.reading import words_of_html
from tests.scenes import held, minutes, pdf_text, sent

pytestmark = pytest.mark.django_db
OF_EXCEL = "Measured:\nPlace\tpH\tNote\nUpper dam\t6.4\ta|b\nLower <dam>\t7.1\t"


def words(draft, language="en") -> str:
    """The words of the minutes as they stand."""
    html = minutes_html(Minutes.objects.get(pk=draft.pk), language)
    return " ".join(words_of_html(html))


def with_everybody(cast):
    """A meeting with a member there and one away, somebody of the secretariat, and two guests, one away."""
    meeting = held(cast)
    away = attendance.add(
        meeting, person=cast.leading_person, institution=cast.places["MINT"], role="member", by=cast.secretary
    )
    attendance.add(meeting, name="Clerk", role="secretariat", by=cast.secretary)
    attendance.add(meeting, name="Expert", role="expert", by=cast.secretary)
    operator = attendance.add(meeting, name="Operator", role="invitee", by=cast.secretary)
    attendance.mark(
        meeting, {away.pk: {"presence": "excused"}, operator.pk: {"presence": "absent"}}, by=cast.secretary
    )
    return meeting


def test_members_secretariat_and_guests_stand_apart_each_with_their_count(cast):
    text = words(minutes(cast, with_everybody(cast)))
    parts = re.split(r"(Members present \(1 of 2\)|Secretariat \(1\)|Invited \(1\)|Members absent \(1\)|"
                     r"Others absent \(1\)|AGENDA)", text)  # fmt: skip
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert "Аъзозода" in found["Members present (1 of 2)"]
    assert "Clerk" in found["Secretariat (1)"]
    assert "Expert" in found["Invited (1)"] and "Operator" not in found["Invited (1)"]
    assert "Пешбарзода" in found["Members absent (1)"]
    assert "Operator" in found["Others absent (1)"]


def test_many_are_listed_in_the_annex_only(cast):
    meeting = held(cast)
    for number in range(15):
        attendance.add(meeting, name=f"Guest {number}", role="invitee", by=cast.secretary)
    text = words(minutes(cast, meeting))
    assert "Members present (1 of 1) The list is in annex 1. Invited (15) The list is in annex 1." in text
    assert text.count("Guest 7") == 1


def test_an_item_without_lines_says_that_it_was_not_considered(cast):
    draft = minutes(cast)
    agendas.add_item(draft.meeting, title_en="Other matters", agenda_class="other", by=cast.secretary)
    assert "2. Other matters The item was not considered." in words(draft)
    assert words(draft).count("not considered") == 1


def test_number_and_decision_stand_in_one_line(cast):
    draft = sent(cast, texts=(("decided", "Take note.\n\n- one"), ("note", "Bare.")))
    html = minutes_html(Minutes.objects.get(pk=draft.pk), "en")
    number = draft.lines.first().number
    assert f"<p><strong>1.1.</strong> № {number}. Take note.</p>" in html
    assert "<p>Bare.</p>" in html


def test_a_decision_that_begins_with_a_list_keeps_its_list(cast):
    html = minutes_html(minutes(cast, texts=(("decided", "- one\n- two"),)), "en")
    assert "<p><strong>1.1.</strong></p><ul>" in html


def test_annexes_are_named_in_the_text_and_carry_the_minutes_they_belong_to(cast):
    draft = minutes(cast, texts=(("action", "Do it."),))
    lines.set_number(draft, "7", by=cast.secretary)
    text = words(draft)
    assert "Annexes: List of participants Action plan Presiding" in text
    assert re.search(r"Annex 1 to minutes № 7 of \d+ \w+ \d{4} List of participants", text)
    assert re.search(r"Annex 2 to minutes № 7 of \d+ \w+ \d{4} Action plan", text)


def test_the_institution_that_answers_and_those_beside_it_are_told_apart(cast):
    beside = {"co_executors": [cast.places["COES"], cast.places["CEP"]]}
    draft = minutes(cast, texts=(("action", "Do it."),), responsible=cast.places["MEWR"], due_kind="ongoing",
                    **beside)  # fmt: skip
    text = words(draft)
    names = [cast.places[code].name("en") for code in ("MEWR", "COES", "CEP")]
    said = re.search(r"Responsible: (.+?)\. Co-executors: (.+?)\. Due: ongoing\.", text)
    assert said[1] == names[0]
    assert set(said[2].split(", ")) == set(names[1:])
    assert f"Measure Responsible Due 1.1 Do it. {names[0]} Co-executors: " in text


def test_who_controls_the_execution_stands_before_the_signatures_until_the_text_is_fixed(cast, signed_in):
    draft = minutes(cast)
    assert "Control of execution" not in words(draft)
    page = f"/meetings/{draft.meeting_id}/minutes/control/"
    client = signed_in(cast.secretary)
    client.post(page, {"controlled_by": cast.places["COES"].pk})
    name = cast.places["COES"].name("en")
    assert f"Control of execution: {name}. Annexes:" in words(draft)
    assert cast.places["COES"].name("ru") in words(draft, "ru")
    assert name in client.get(f"/meetings/{draft.meeting_id}/minutes/edit/").content.decode()


def refused(client, page, opened, closed) -> str:
    """What the form of the hours says against them."""
    return client.post(f"{page}hours/", {"opened_at": opened, "closed_at": closed}).content.decode()


def test_the_hours_are_kept_on_the_page_of_participants_and_printed(cast, signed_in):
    draft = minutes(cast)
    client, page = signed_in(cast.secretary), f"/meetings/{draft.meeting_id}/participants/"
    assert "Opened at" not in words(draft)
    client.post(f"{page}hours/", {"opened_at": "10:05", "closed_at": "12:40"})
    assert "Opened at 10:05 (UTC+5) Closed at 12:40" in words(draft)
    assert "Opened at 10:05" in " ".join(signed_in(cast.member).get(page).content.decode().split())
    assert "closed before it was opened" in refused(client, page, "10:05", "09:00")
    assert "Say when it was opened" in refused(client, page, "", "09:00")
    kept = Meeting.objects.get(pk=draft.meeting_id)
    assert (kept.opened_at, kept.closed_at) == (datetime.time(10, 5), datetime.time(12, 40))


def test_a_table_from_excel_is_a_table_in_the_text_the_pdf_and_word(cast):
    draft = minutes(cast, texts=(("note", OF_EXCEL),))
    html = minutes_html(draft, "en")
    assert '<th scope="col">pH</th>' in html
    assert html.count("<td>a|b</td>") == html.count("<td>Lower &lt;dam&gt;</td>") == 1
    paper = pdf_text(render_text(html, format="pdf", language="en", title="t"))
    assert "Upper dam 6.4 a|b" in paper
    word = Document(BytesIO(render_text(html, format="docx", language="en", title="t")))
    rows = [[cell.text for cell in row.cells] for row in word.tables[1].rows]
    assert rows == [["Place", "pH", "Note"], ["Upper dam", "6.4", "a|b"], ["Lower <dam>", "7.1", ""]]


def test_a_table_stays_one_in_the_action_plan_of_a_word_file(cast):
    draft = minutes(cast, texts=(("action", OF_EXCEL),))
    word = Document(BytesIO(render_text(minutes_html(draft, "en"), format="docx", language="en", title="t")))
    plan = word.tables[-1]
    inner = plan.rows[1].cells[1].tables[0]
    assert [cell.text for cell in inner.rows[1].cells] == ["Upper dam", "6.4", "a|b"]
    assert sum(column.width for column in inner.columns) <= plan.columns[1].width
