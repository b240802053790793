"""A published corrigendum that gives an action item another due date moves it: on pages, in reminders, on paper."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from actions.items.models import ActionItem
from actions.items.reminders import due
from actions.items.services import work
from iiwg.audit.models import AuditEvent
from iiwg.audit.services import key
from iiwg.notifications import reminders
from iiwg.notifications.models import ReminderSent
from iiwg.pages.dates import long_date
from iiwg.workflow.tables import Refused
from meetings.minutes.models import Correction, Corrigendum
from meetings.minutes.services import approvals, corrigenda
from meetings.minutes.texts.corrigendum import due_at, readings_of
from tests import scenes
from tests.meetings.minutes.test_corrigenda import page, paper
from tests.scenes import day, digest_of

pytestmark = pytest.mark.django_db
REPORT = (("action", "Report."),)


def begun(cast, minutes, offset: int) -> Corrigendum:
    """A corrigendum being written: the item of the first line is due so many days from today."""
    row = corrigenda.start(minutes, reason="The day was wrong.", by=cast.secretary)
    corrigenda.correct(row, line=minutes.lines.first(), due_on=day(offset), by=cast.secretary)
    return row


def approve(cast, row) -> Corrigendum:
    """Send a corrigendum, and approve it."""
    approvals.send_for_approval(row, by=cast.secretary)
    approvals.approve(row, digest=digest_of(row), by=cast.leading)
    return row


def by_day(offset: int) -> str:
    """A due date in words."""
    return f"by {long_date(day(offset), 'en')}".replace("\xa0", " ")


def test_the_item_follows_when_the_corrigendum_is_published(cast):
    minutes = scenes.published(cast, texts=REPORT)
    sealed = digest_of(minutes)
    row = approve(cast, begun(cast, minutes, 40))
    item = ActionItem.objects.get()
    assert item.due_on == day(30)
    approvals.publish(row, by=cast.secretary)
    item.refresh_from_db()
    assert (item.due_kind, item.due_on) == ("day", day(40))
    assert (digest_of(minutes), minutes.lines.get().due_on) == (sealed, day(30))
    event = AuditEvent.objects.get(verb="actions.actionitem.follow_corrigendum")
    assert (event.subject, event.facts["corrigendum"]) == (key(item), key(row))


def test_a_due_date_of_another_kind_becomes_a_day(cast):
    meeting = scenes.planned(cast, offset=60, sequence=9)
    before = {
        "responsible": cast.places["MEWR"],
        "due_kind": "meeting",
        "due_meeting": meeting,
        "offset_days": 5,
    }
    minutes = scenes.published(cast, texts=REPORT, **before)
    approvals.publish(approve(cast, begun(cast, minutes, 40)), by=cast.secretary)
    item = ActionItem.objects.get()
    assert (item.due_kind, item.due_on, item.due_meeting, item.offset_days) == ("day", day(40), None, 0)


def test_a_closed_item_follows_too(cast):
    minutes = scenes.published(cast, texts=REPORT)
    work.drop(ActionItem.objects.get(), note="No longer needed.", by=cast.secretary)
    approvals.publish(approve(cast, begun(cast, minutes, 40)), by=cast.secretary)
    assert ActionItem.objects.get().due_on == day(40)


def test_the_published_corrigendum_of_the_highest_number_decides(cast):
    minutes = scenes.published(cast, texts=REPORT)
    first, second = approve(cast, begun(cast, minutes, 40)), approve(cast, begun(cast, minutes, 50))
    for row, offset in ((first, 40), (second, 50)):
        approvals.publish(row, by=cast.secretary)
        assert ActionItem.objects.get().due_on == day(offset)


def test_one_that_is_published_after_the_next_one_changes_nothing(cast):
    minutes = scenes.published(cast, texts=REPORT)
    first, second = approve(cast, begun(cast, minutes, 40)), approve(cast, begun(cast, minutes, 50))
    for row in (second, first):
        approvals.publish(row, by=cast.secretary)
        assert ActionItem.objects.get().due_on == day(50)
    assert AuditEvent.objects.filter(verb="actions.actionitem.follow_corrigendum").count() == 1


def test_pages_lists_and_the_hand_over_say_the_new_day(cast, signed_in):
    minutes = scenes.published(cast, texts=REPORT)
    row = approve(cast, begun(cast, minutes, 40))
    desk, focal, item = signed_in(cast.secretary), signed_in(cast.focal), ActionItem.objects.get()
    addresses = (reverse("actions:list"), item.get_absolute_url(), f"/handover/{cast.lead_term.pk}/")
    assert all(by_day(30) in page(desk, address) for address in addresses)
    approvals.publish(row, by=cast.secretary)
    assert all(by_day(40) in page(desk, address) for address in addresses)
    read = page(focal, item.get_absolute_url())
    place = read.partition("<dt>Due</dt>")[2].partition("</dd>")[0]
    assert by_day(40) in place and "Corrected: Corrigendum 1" in place
    assert by_day(30) not in read and by_day(40) in page(focal, "/")


def test_reminders_begin_again_at_the_bottom(cast):
    minutes = scenes.published(cast, texts=REPORT)
    reminders.run(day(30))
    assert {(sent.due_on, sent.rung) for sent in ReminderSent.objects.filter(rule="actions.due")} == {
        (day(30), 0)
    }
    approvals.publish(approve(cast, begun(cast, minutes, 44)), by=cast.secretary)
    assert {(asked.due_on, asked.rung) for asked in due(day(30))} == {(day(44), -14)}


def test_the_paper_says_both_days(cast):
    minutes = scenes.published(cast, texts=REPORT)
    row = begun(cast, minutes, 40)
    corrigenda.correct(row, line=minutes.lines.first(), old="Report", new="Report soon", by=cast.secretary)
    approve(cast, row)
    read = paper(row)
    for words in (f"Due: {by_day(30)}", f"Due: {by_day(40)}", minutes.lines.get().number, "Report soon"):
        assert words in read
    assert "Срок: до" in paper(row, "ru")


def test_the_next_one_corrects_what_the_one_before_it_says(cast):
    minutes = scenes.published(cast, texts=REPORT)
    approve(cast, begun(cast, minutes, 40))
    second = begun(cast, minutes, 50)
    (reading,) = readings_of(second.corrections.get())
    assert [text.replace("\xa0", " ") for text in (reading.old, reading.new)] == [
        f"Due: {by_day(40)}",
        f"Due: {by_day(50)}",
    ]
    assert due_at(minutes.lines.get()).replace("\xa0", " ") == by_day(40)


def test_a_day_that_another_one_gave_meanwhile_is_not_sent(cast):
    minutes = scenes.published(cast, texts=REPORT)
    first, second = begun(cast, minutes, 40), begun(cast, minutes, 40)
    approve(cast, first)
    with pytest.raises(Refused, match="Another corrigendum gave action item .* this due date"):
        approvals.send_for_approval(second, by=cast.secretary)


@pytest.mark.parametrize(
    ("kind", "where", "offset", "sentence"),
    [
        ("decided", {}, 40, "Only a line that is an action item"),
        ("action", {"line": None, "place": "Annex 2"}, 40, "Only a line that is an action item"),
        ("action", {}, 30, "That is the due date already"),
        ("action", {"new": "Report soon."}, 40, "which other ones"),
    ],
)
def test_what_is_no_other_day_of_an_action_item_is_refused(cast, kind, where, offset, sentence):
    minutes = scenes.published(cast, texts=((kind, "Report."),))
    row = corrigenda.start(minutes, reason="R", by=cast.secretary)
    with pytest.raises(Refused, match=sentence):
        corrigenda.correct(
            row, by=cast.secretary, due_on=day(offset), **{"line": minutes.lines.get()} | where
        )
    assert not row.corrections.exists()


def test_the_database_keeps_neither_a_day_without_a_line_nor_a_correction_of_nothing(cast):
    row = scenes.corrigendum(cast, texts=REPORT, old="Report.", new="Report soon.")
    for facts in ({"place": "Annex 2", "old": "Report.", "due_on": day(40)}, {"place": "Annex 2"}):
        with pytest.raises(IntegrityError, match="meetings_correction_"), transaction.atomic():
            Correction.objects.create(corrigendum=row, **facts)


def test_the_form_takes_a_day_without_words_and_the_page_shows_it(cast, signed_in):
    minutes = scenes.published(cast, texts=REPORT)
    row, desk = corrigenda.start(minutes, reason="R", by=cast.secretary), signed_in(cast.secretary)
    typed = {"line": minutes.lines.get().pk, "place": "", "old": "", "new": "", "due_on": day(40).isoformat()}
    desk.post(reverse("meetings:corrigendum-correct", args=[row.pk]), typed)
    assert row.corrections.get().due_on == day(40)
    assert f"Due: {by_day(30)} → Due: {by_day(40)}" in page(desk, row.get_absolute_url())
