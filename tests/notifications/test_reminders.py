"""Reminders and the outbox: due by a day, each step once, one letter an institution, nothing lost."""

import datetime
import json
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from actions.models import ActionItem
from actions.services import work
from iiwg.notifications import reminders, services
from iiwg.notifications.models import Notification, ReminderSent
from iiwg.notifications.reminders import steps
from tests.scenes import approved, day, held

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_items(cast):
    """Two items of MEWR due in twenty days, one of CEP ongoing."""
    type(cast.places["MEWR"]).objects.filter(code="MEWR").update(
        contact_email="office@mewr.example", language="ru"
    )
    approved(cast, texts=(("action", "First."), ("action", "Second.")), responsible=cast.places["MEWR"],
             due_kind="day", due_on=day(20))  # fmt: skip
    approved(cast, meeting=held(cast, -3, sequence=4), texts=(("action", "Ongoing."),),
             responsible=cast.places["CEP"], due_kind="ongoing")  # fmt: skip
    return cast


@pytest.mark.parametrize(
    ("left", "passed"),
    [(15, []), (14, ["14"]), (4, ["14"]), (3, ["14", "3"]), (0, ["14", "3", "0"]), (-6, ["14", "3", "0"]),
     (-7, ["14", "3", "0", "+7"]), (-20, ["14", "3", "0", "+7", "+14"])],
)  # fmt: skip
def test_the_rungs_passed_by_a_day(left, passed):
    due = datetime.date(2026, 6, 30)
    assert steps(due, due - datetime.timedelta(days=left), [14, 3, 0], 7) == passed


def test_one_letter_merges_what_is_due_in_the_language_of_the_institution(two_items):
    assert reminders.run(day(5)) == []
    (letter,) = reminders.run(day(6))
    assert (letter.to_email, letter.language) == ("office@mewr.example", "ru")
    assert "First." in letter.text
    assert "Second." in letter.text


def test_a_second_run_and_the_next_day_send_nothing_more(two_items):
    assert len(reminders.run(day(6))) == 1
    assert reminders.run(day(6)) == []
    assert reminders.run(day(7)) == []
    assert len(reminders.run(day(17))) == 1


def test_a_missed_month_is_caught_up_in_one_letter(two_items):
    (letter,) = reminders.run(day(28))
    assert letter.text.count("First.") == 1
    assert ReminderSent.objects.filter(notification=letter).count() == 2 * 4
    assert reminders.run(day(29)) == []


def test_what_is_reported_done_is_not_reminded(two_items):
    for item in ActionItem.objects.exclude(due_on=None):
        work.finish(item, text="Done.", by=two_items.secretary)
    assert reminders.run(day(28)) == []


def test_an_institution_nobody_can_reach_lands_on_the_home_page_of_the_secretariat(cast, signed_in):
    approved(cast, texts=(("action", "Nobody reads this."),), responsible=cast.places["STATE_SERVICE"],
             due_kind="day", due_on=day(-1))  # fmt: skip
    (letter,) = reminders.run(day())
    assert (letter.to_email, letter.to_user) == ("", None)
    assert reminders.run(day()) == []
    page = signed_in(cast.secretary).get("/").content.decode()
    assert "Letters that reached nobody" in page


def test_the_command_answers_in_json(two_items):
    out = StringIO()
    call_command("run_reminders", "--on", day(6).isoformat(), "--json", stdout=out)
    (row,) = json.loads(out.getvalue())
    assert row["to"] == "office@mewr.example"
    assert len(row["why"]) == 2
    assert row["why"][0].startswith("actions.due 14 actions.actionitem:")
    out = StringIO()
    call_command("run_reminders", "--on", day(6).isoformat(), "--json", stdout=out)
    assert json.loads(out.getvalue()) == []


def test_a_letter_is_sent_once_and_carries_its_own_id(two_items):
    (letter,) = reminders.run(day(6))
    services.deliver(letter.pk)
    services.deliver(letter.pk)
    (message,) = mail.outbox
    assert message.extra_headers["Message-ID"] == f"<{letter.uid}@iiwg>"
    assert Notification.objects.get(pk=letter.pk).state == "sent"


def test_a_mail_server_that_is_down_loses_nothing(two_items, monkeypatch):
    (letter,) = reminders.run(day(6))

    def down(*args, **kwargs):
        raise ConnectionRefusedError("no mail server")

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", down)
        services.deliver(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, letter.error) == ("queued", "no mail server")
    assert letter.pk not in services.undelivered()
    Notification.objects.filter(pk=letter.pk).update(next_attempt_at=timezone.now())
    for found in services.undelivered():
        services.deliver(found)
    assert [message.subject for message in mail.outbox].count(letter.subject) == 1


def test_a_letter_whose_worker_died_is_found_again(two_items):
    (letter,) = reminders.run(day(6))
    claimed = timezone.now() - datetime.timedelta(seconds=600)
    Notification.objects.filter(pk=letter.pk).update(state="sending", started_at=claimed)
    assert letter.pk in services.undelivered()
    Notification.objects.filter(pk=letter.pk).update(started_at=timezone.now())
    assert letter.pk not in services.undelivered()


def test_if_a_claim_fails_no_letter_is_written(two_items, monkeypatch):
    def broken(**kwargs):
        raise RuntimeError("the run dies here")

    with monkeypatch.context() as patched:
        patched.setattr("iiwg.notifications.reminders.ReminderSent.objects.create", broken)
        with pytest.raises(RuntimeError):
            reminders.run(day(6))
    assert not Notification.objects.filter(code="reminder").exists()
    assert len(reminders.run(day(6))) == 1
