"""What monitoring hears of the outgoing mail."""

import pytest

from iiwg.notifications.models import Notification

pytestmark = pytest.mark.django_db


def test_health_reports_mail_that_is_stuck(client):
    Notification.objects.create(
        code="x", to_email="a@example.org", language="en", subject="s", text="t", state="failed"
    )
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["failed_mail"].startswith("1 ")
