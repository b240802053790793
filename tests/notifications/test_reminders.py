"""Reminders and the outbox: due by a day, each step once, one letter an institution, nothing lost."""

import datetime
import json
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from guardian.shortcuts import assign_perm

from actions.items.models import ActionItem
from actions.items.services import work
from iiwg.audit.services import key
from iiwg.notifications import reminders, services
from iiwg.notifications.models import Notification
from iiwg.notifications.notices import Recipient
from iiwg.notifications.reminders import Ladder
from members.seats.models import MembershipTerm, Seat
from members.seats.reminders import lapsing_terms
from tests.cast import person, user
from tests.replay import replayed
from tests.scenes import approved, day, held

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_items(cast):
    """Two items of MEWR due in twenty days, one of CEP ongoing."""
    type(cast.places["MEWR"]).objects.filter(code="MEWR").update(
        contact_email="office@mewr.example", language="ru"
    )
    replayed("two items", lambda: decided(cast))
    return cast


def decided(cast) -> None:
    """Minutes of two meetings with these items."""
    approved(cast, texts=(("action", "First."), ("action", "Second.")), responsible=cast.places["MEWR"],
             due_kind="day", due_on=day(20))  # fmt: skip
    approved(cast, meeting=held(cast, -3, sequence=4), texts=(("action", "Ongoing."),),
             responsible=cast.places["CEP"], due_kind="ongoing")  # fmt: skip


@pytest.mark.parametrize(
    ("left", "rung"),
    [(15, None), (14, -14), (4, -14), (3, -3), (1, -3), (0, 0), (-6, 0), (-7, 7), (-13, 7), (-14, 14),
     (-20, 14), (-1100, 1099)],
)  # fmt: skip
def test_the_highest_rung_passed_by_a_day(left, rung):
    due = datetime.date(2026, 6, 30)
    assert Ladder((14, 3, 0), 7).rung(due, due - datetime.timedelta(days=left)) == rung


def test_a_ladder_without_rungs_for_what_is_overdue_ends_at_the_due_date():
    due = datetime.date(2026, 6, 30)
    assert Ladder((90, 30, 0)).rung(due, due + datetime.timedelta(days=400)) == 0


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
    assert [claim.rung for claim in letter.reminders.all()] == [7, 7]
    assert reminders.run(day(29)) == []


def test_a_lower_rung_is_never_sent_after_a_higher_one(two_items):
    assert len(reminders.run(day(28))) == 1
    assert reminders.run(day(6)) == []
    assert reminders.run(day(20)) == []


def test_a_claim_of_another_ladder_counts_for_every_rung_below_it(two_items):
    assert len(reminders.run(day(17))) == 1
    two_items.terms.reminder_ladder.all().delete()
    two_items.terms.reminder_ladder.create(days_before=5)
    two_items.terms.reminder_ladder.create(days_before=1)
    assert reminders.run(day(18)) == []
    assert len(reminders.run(day(19))) == 1


def test_an_item_whose_day_moved_starts_at_the_bottom_again(two_items):
    assert len(reminders.run(day(17))) == 1
    moved = ActionItem.objects.exclude(due_on=None).earliest("pk")
    ActionItem.objects.filter(pk=moved.pk).update(due_on=day(25))
    (letter,) = reminders.run(day(17))
    assert [(claim.subject, claim.rung) for claim in letter.reminders.all()] == [(key(moved), -14)]


def test_a_new_recipient_gets_what_is_due_and_the_others_nothing_more(two_items):
    place = two_items.places["MEWR"]
    type(place).objects.filter(pk=place.pk).update(contact_email="")
    assert [letter.to_email for letter in reminders.run(day(18))] == ["focal@example.org"]
    assign_perm("represent_institution", user("second@example.org"), place)
    assert [letter.to_email for letter in reminders.run(day(18))] == ["second@example.org"]
    assert reminders.run(day(18)) == []


def test_a_rung_claimed_by_another_run_meanwhile_is_not_sent_again(two_items, monkeypatch):
    (letter,) = reminders.run(day(6))
    with monkeypatch.context() as patched:
        patched.setattr(reminders, "_not_sent", lambda due: due)
        assert reminders.run(day(6)) == []
    assert list(Notification.objects.filter(code="reminder")) == [letter]


def test_who_is_named_twice_is_written_to_once(cast, monkeypatch):
    def source(on):
        named = Recipient("office@example.org", "Office", "en", key="office")
        for _time in range(2):
            yield reminders.Due("test.rule", 0, "test:1", on, named, lambda: "Something is due.", "/")

    monkeypatch.setattr(reminders, "brought", lambda kind: [source])
    (letter,) = reminders.run(day())
    assert letter.text.count("Something is due.") == 1


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
    assert letter.to_name == cast.places["STATE_SERVICE"].name(letter.language)
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
    assert (letter.state, letter.fault) == ("queued", "no_answer")
    assert letter.pk not in services.undelivered()
    Notification.objects.filter(pk=letter.pk).update(next_attempt_at=timezone.now())
    services.sweep()
    assert [message.subject for message in mail.outbox].count(letter.subject) == 1


def test_a_letter_whose_worker_died_is_found_again(two_items):
    (letter,) = reminders.run(day(6))
    claimed = timezone.now() - datetime.timedelta(seconds=600)
    Notification.objects.filter(pk=letter.pk).update(state="sending", started_at=claimed)
    assert letter.pk in services.undelivered()
    Notification.objects.filter(pk=letter.pk).update(started_at=timezone.now())
    assert letter.pk not in services.undelivered()


def test_if_a_claim_fails_no_letter_is_written(two_items, monkeypatch):
    def broken(claims):
        raise RuntimeError("the run dies here")

    with monkeypatch.context() as patched:
        patched.setattr("iiwg.notifications.reminders.ReminderSent.objects.bulk_create", broken)
        with pytest.raises(RuntimeError):
            reminders.run(day(6))
    assert not Notification.objects.filter(code="reminder").exists()
    assert len(reminders.run(day(6))) == 1


def overdue_items(cast, number, days):
    """So many items of CEP, overdue for so many days."""
    texts = [("action", f"Action {n}.") for n in range(number)]
    approved(cast, texts=texts, responsible=cast.places["CEP"], due_kind="day", due_on=day(-days))


def queries_of_the_runs(days):
    """The queries of the first run, and of one a day later when everything is claimed."""
    counts = []
    for offset in (days, days + 1):
        with CaptureQueriesContext(connection) as captured:
            reminders.run(day(offset))
        counts.append(len(captured))
    return counts


def test_a_run_asks_as_much_after_three_years_as_after_a_week(cast):
    overdue_items(cast, 10, days=0)
    after_a_week = queries_of_the_runs(8)
    for week in range(2, 30):
        reminders.run(day(7 * week))
    assert queries_of_the_runs(3 * 365) == after_a_week
    assert max(after_a_week) < 60


@pytest.mark.parametrize("contact", ["office@cep.example", ""])
def test_a_run_asks_hardly_more_for_thirty_items_than_for_three(cast, contact):
    type(cast.places["CEP"]).objects.filter(code="CEP").update(contact_email=contact)
    overdue_items(cast, 3, days=3)
    three, _later = queries_of_the_runs(0)
    approved(cast, meeting=held(cast, -3, sequence=4), texts=[("action", f"More {n}.") for n in range(27)],
             responsible=cast.places["CEP"], due_kind="day", due_on=day(-3))  # fmt: skip
    thirty, later = queries_of_the_runs(7)
    assert thirty <= three + 2
    assert later < thirty


def test_a_run_asks_as_much_for_lapsed_terms_of_many_seats_as_of_one(cast):
    def lapse(code):
        seat = Seat.objects.create(unit=cast.places[code])
        MembershipTerm.objects.create(seat=seat, person=person(code), starts_on=day(-400), ends_on=day(-10))

    type(cast.places["MINT"]).objects.filter(code="MINT").update(contact_email="office@mint.example")
    lapse("MEWR")
    with CaptureQueriesContext(connection) as one:
        assert len(list(lapsing_terms(day()))) == 1
    for code in ("COES", "MINT", "STATE_SERVICE"):
        lapse(code)
    with CaptureQueriesContext(connection) as four:
        assert len(list(lapsing_terms(day()))) == 4
    assert len(four) == len(one)


def test_claims_of_before_count_after_the_upgrade(migrated):
    before = migrated([("notifications", "0001_initial")])
    letter = before.get_model("notifications", "Notification").objects.create(
        code="reminder", language="en", subject="Reminder", text="Something is due."
    )
    for step in ("14", "3", "0", "+7", "+14"):
        before.get_model("notifications", "ReminderSent").objects.create(
            rule="actions.due", step=step, subject="actions.actionitem:1", due_on=day(), on=day(),
            recipient_key="institution:1", notification=letter,
        )  # fmt: skip
    after = migrated([("notifications", "0002_reminder_rung")])
    claims = after.get_model("notifications", "ReminderSent").objects
    assert list(claims.order_by("pk").values_list("rung", flat=True)) == [-14, -3, 0, 7, 14]
    again = migrated([("notifications", "0001_initial")]).get_model("notifications", "ReminderSent").objects
    assert list(again.order_by("pk").values_list("step", flat=True)) == ["14", "3", "0", "+7", "+14"]
