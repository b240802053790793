"""The outbox as the health page sees it."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from iiwg.notifications.models import Notification
from iiwg.notifications.services import stuck

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 3, 10, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("state", "age", "counted"),
    [
        ("queued", 29, 0), ("queued", 31, 1), ("sending", 29, 0), ("sending", 31, 1),
        ("sent", 31, 0), ("failed", 0, 1), ("failed", 31, 1),
    ],
)  # fmt: skip
def test_a_letter_is_stuck_when_it_was_given_up_or_is_older_than_half_an_hour(state, age, counted):
    with time_machine.travel(NOON, tick=False) as clock:
        letter = Notification.objects.create(
            code="x", to_email="a@example.org", language="en", subject="s", text="t"
        )
        sent_at = timezone.now() if state == "sent" else None
        Notification.objects.filter(pk=letter.pk).update(state=state, sent_at=sent_at)
        clock.shift(datetime.timedelta(minutes=age))
        assert stuck() == counted
