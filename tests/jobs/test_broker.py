"""Handing tasks to the broker."""

import pytest
from celery import current_app
from django.db import transaction

from iiwg.jobs.broker import send_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(monkeypatch):
    """The tasks the broker took."""
    tasks = []
    monkeypatch.setattr(current_app, "send_task", lambda name, args, retry: tasks.append((name, args)))
    return tasks


def test_a_task_leaves_after_the_commit(taken, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        send_task("a.task", 7)
        assert taken == []
    assert taken == [("a.task", (7,))]


def test_nothing_leaves_when_the_transaction_is_undone(taken, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        send_task("a.task", 7)
        transaction.set_rollback(True)
    assert taken == []


def test_a_broker_that_is_away_is_no_error(monkeypatch, django_capture_on_commit_callbacks, caplog):
    def away(*args, **kwargs):
        raise ConnectionRefusedError("no broker")

    monkeypatch.setattr(current_app, "send_task", away)
    with django_capture_on_commit_callbacks(execute=True):
        send_task("a.task", 7)
    assert "the sweep will" in caplog.text
