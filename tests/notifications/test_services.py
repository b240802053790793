"""The outbox: who looks after it, what happens while the server is away, what an administrator does."""

import datetime
from email import message_from_bytes, policy
from email.utils import parseaddr

import pytest
import time_machine
from django.core import mail
from django.core.mail.message import sanitize_address
from django.utils import timezone

from iiwg.audit.models import AuditEvent
from iiwg.database import locks
from iiwg.health import signs
from iiwg.notifications import services
from iiwg.notifications.health import WAITING_LONG, failed, waiting
from iiwg.notifications.models import Notification
from iiwg.notifications.notices import Recipient
from iiwg.workflow.tables import NotAllowed

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 3, 10, 12, tzinfo=datetime.UTC)
SEND = "django.core.mail.backends.locmem.EmailBackend.send_messages"


def letter(**columns) -> Notification:
    """A letter that waits, or as the columns say."""
    made = Notification.objects.create(
        code="x", to_email="a@example.org", language="en", subject="s", text="t"
    )
    Notification.objects.filter(pk=made.pk).update(**columns)
    made.refresh_from_db()
    return made


def given_up(**columns) -> Notification:
    """A letter that was given up."""
    return letter(state="failed", fault="no_address", error="550 no such user here", **columns)


def retried(**columns) -> Notification:
    """A letter that waits for the next attempt because the server did not answer."""
    later = timezone.now() + datetime.timedelta(hours=1)
    return letter(**{"fault": "no_answer", "attempts": 6, "next_attempt_at": later} | columns)


@pytest.fixture
def away(monkeypatch):
    """The mail server is away; the attempts that were made."""
    attempts = []

    def refuse(self, messages):
        attempts.append(messages)
        raise ConnectionRefusedError

    monkeypatch.setattr(SEND, refuse)
    return attempts


@pytest.mark.parametrize(
    ("state", "age", "is_late"),
    [
        ("queued", 29, False), ("queued", 31, True), ("sending", 29, False), ("sending", 31, True),
        ("sent", 31, False), ("failed", 31, False), ("queued", -29, False), ("queued", -31, True),
    ],
)  # fmt: skip
def test_a_letter_is_late_when_it_waits_for_more_than_half_an_hour_by_any_clock(state, age, is_late):
    with time_machine.travel(NOON, tick=False):
        now = timezone.now()
        letter(state=state, sent_at=now, created_at=now - datetime.timedelta(minutes=age))
        assert Notification.objects.late(WAITING_LONG).exists() == is_late


def test_health_tells_how_many_wait_and_why():
    assert all(finding.is_well for finding in (*waiting(), *failed()))
    retried(created_at=timezone.now() - datetime.timedelta(hours=1))
    (finding,) = waiting()
    assert finding.is_fault
    assert finding.words == (
        "1 letter has waited for more than half an hour. The last reason: The mail server does not answer."
    )
    assert next(failed()).is_well


def test_health_is_well_again_once_an_administrator_has_seen_what_failed(cast):
    one, _other = given_up(), given_up()
    assert next(failed()).words.startswith("2 letters could not be sent")
    services.see(one, by=cast.administrator)
    assert next(failed()).words.startswith("1 letter could not be sent")
    services.see_all(by=cast.administrator)
    assert next(failed()).is_well
    one.refresh_from_db()
    assert (one.state, one.seen_by) == ("failed", cast.administrator)
    seen = AuditEvent.objects.filter(verb="notifications.notification.seen")
    assert [event.actor_id for event in seen] == [cast.administrator.pk] * 2
    services.see_all(by=cast.administrator)
    assert seen.count() == 2


def test_who_saw_it_first_is_kept_and_nobody_sees_what_was_sent(cast):
    first_seen, sent = given_up(), letter(state="sent", sent_at=NOON)
    services.see(first_seen, by=cast.administrator)
    at = first_seen.seen_at
    for each in (first_seen, sent):
        services.see(each, by=cast.administrator)
    assert (first_seen.seen_at, sent.seen_at) == (at, None)
    assert AuditEvent.objects.filter(verb="notifications.notification.seen").count() == 1


def test_a_letter_seen_while_it_waited_is_news_again_when_it_is_given_up(cast, monkeypatch):
    tried = retried(attempts=36, created_at=timezone.now() - datetime.timedelta(days=5))
    services.see(tried, by=cast.administrator)
    assert next(waiting()).is_well
    Notification.objects.update(next_attempt_at=None)

    def refuse(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(SEND, refuse)
    services.sweep()
    tried.refresh_from_db()
    assert (tried.state, tried.seen_at, tried.seen_by) == ("failed", None, None)
    assert next(failed()).is_fault


def test_only_who_reads_the_mail_sees_and_tries_again(cast):
    given_up()
    for verb in (services.see_all, services.try_all_again):
        with pytest.raises(NotAllowed):
            verb(by=cast.secretary)
    assert Notification.objects.get().state == "failed"


def test_all_letters_in_trouble_are_tried_again_and_each_is_recorded(cast):
    sent = letter(state="sent", sent_at=timezone.now())
    troubled = [given_up(attempts=3), given_up(), retried()]
    services.try_all_again(by=cast.administrator)
    for each in troubled:
        each.refresh_from_db()
    assert [(each.state, each.next_attempt_at) for each in troubled] == [("queued", None)] * 3
    assert (troubled[0].attempts, troubled[0].reason) == (0, "")
    recorded = AuditEvent.objects.filter(verb="notifications.notification.try_again")
    assert recorded.count() == 3
    sent.refresh_from_db()
    assert sent.state == "sent"


def test_a_sweep_stops_at_the_first_letter_while_the_server_is_away(away):
    letters = [letter(), letter(), letter()]
    services.sweep()
    assert len(away) == 1
    assert [Notification.objects.get(pk=each.pk).attempts for each in letters] == [1, 0, 0]


def test_a_sweep_goes_on_after_a_refusal_of_one_letter(monkeypatch):
    from smtplib import SMTPRecipientsRefused

    letters, tried = [letter(), letter()], []

    def refuse(self, messages):
        tried.append(messages)
        raise SMTPRecipientsRefused({"a@example.org": (550, b"no such user here")})

    monkeypatch.setattr(SEND, refuse)
    services.sweep()
    assert len(tried) == 2
    assert [Notification.objects.get(pk=each.pk).state for each in letters] == ["failed"] * 2


def test_while_the_server_is_away_other_letters_do_not_wait_for_it_one_by_one(away):
    first, second = letter(), letter()
    services.deliver(first.pk)
    services.deliver(second.pk)
    assert len(away) == 1
    Notification.objects.update(started_at=timezone.now() - datetime.timedelta(minutes=2))
    services.deliver(second.pk)
    assert len(away) == 2


def test_once_a_letter_goes_out_those_that_waited_for_the_server_are_due():
    refused_for_now = retried(fault="later")
    tried = retried(started_at=timezone.now() - datetime.timedelta(hours=2))
    assert services.undelivered() == []
    services.deliver(letter().pk)
    assert services.undelivered() == [tried.pk]
    services.sweep()
    tried.refresh_from_db()
    assert (tried.state, tried.fault) == ("sent", "")
    refused_for_now.refresh_from_db()
    assert refused_for_now.state == "queued"
    assert len(mail.outbox) == 2


def test_of_two_sweeps_one_works(monkeypatch):
    letter()
    with monkeypatch.context() as taken:
        taken.setattr(locks, "only_one", lambda name: _Another())
        services.sweep()
    assert mail.outbox == []
    services.sweep()
    assert len(mail.outbox) == 1


class _Another:
    """A lock that another has."""

    def __enter__(self):
        return False

    def __exit__(self, *_):
        pass


def test_the_postman_gives_a_sign_at_each_letter_however_long_the_sweep(away):
    letter()
    assert signs.last(signs.POSTMAN) is None
    services.sweep()
    assert signs.last(signs.POSTMAN)


def test_the_waits_of_a_letter_grow_to_four_hours_and_last_for_five_days():
    jobs = Notification.objects.all()
    waits = [jobs.wait_after(attempt) for attempt in range(1, jobs.give_up_after)]
    assert waits[:3] == [datetime.timedelta(minutes=minutes) for minutes in (2, 4, 8)]
    assert waits == sorted(waits) and waits[-1] == datetime.timedelta(hours=4)
    assert 4.9 < sum(waits, datetime.timedelta()) / datetime.timedelta(days=1) < 5.1


@pytest.mark.parametrize(
    "name",
    ["x\\", 'x" <evil@example.org>, "y', "a\r\nBcc: evil@example.org", "Котибзода Ҷ.", "a, b; c <d@e>", "=?utf-8?q?x?=", "\u2028x"],
)  # fmt: skip
def test_a_name_in_a_header_is_a_name_whatever_it_is_made_of(cast, name):
    written = services.post(Recipient("to@example.org", name, "en"), "x", "Subject", "Text")
    made = services._message(written)
    parsed = message_from_bytes(made.message().as_bytes(), policy=policy.default)
    assert [address.addr_spec for address in parsed["To"].addresses] == ["to@example.org"]
    assert parsed["Bcc"] is None
    delivered = [parseaddr(sanitize_address(one, "utf-8"))[1] for one in made.recipients()]
    assert delivered == ["to@example.org"]


def test_a_name_is_read_as_it_is_written(cast):
    written = services.post(
        Recipient("to@example.org", 'Котибзода "Ҷ." Намуна', "tg"), "x", "Subject", "Text"
    )
    parsed = message_from_bytes(services._message(written).message().as_bytes(), policy=policy.default)
    assert parsed["To"].addresses[0].display_name == 'Котибзода "Ҷ." Намуна'
