"""The page that says whether everything works."""

import pytest

from iiwg.notifications.models import Notification

pytestmark = pytest.mark.django_db


def test_health_says_what_does_not_work(client, db, monkeypatch):
    assert client.get("/healthz").json()["ok"] is True

    def away():
        raise ConnectionError("broker away")

    monkeypatch.setattr("iiwg.desk.administration.health._ask_broker", away)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["broker"] == "broker away"


def test_health_reports_mail_that_is_stuck(cast, client):
    Notification.objects.create(
        code="x", to_email="a@example.org", language="en", subject="s", text="t", state="failed"
    )
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "1 letters" in answer.json()["mail"]
