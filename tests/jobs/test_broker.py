"""Handing tasks to the broker."""

import pytest
from celery import current_app
from django.db import transaction

from iiwg.jobs import broker
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


@pytest.fixture
def away(monkeypatch):
    """The broker is away; how often it was asked."""
    asked = []

    def refuse(name, args, retry):
        asked.append(name)
        raise ConnectionRefusedError("no broker")

    monkeypatch.setattr(current_app, "send_task", refuse)
    monkeypatch.setattr(broker._Broker, "away_until", 0.0)
    return asked


def test_a_broker_that_is_away_is_one_line_in_the_log_however_many_tasks_there_are(
    away, django_capture_on_commit_callbacks, caplog
):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(100):
            send_task("a.task", number)
    assert len(away) == 1
    (line,) = caplog.records
    assert line.getMessage() == "the broker did not take a.task, the sweep will: no broker"
    assert line.exc_info is None


def test_a_broker_that_was_away_is_asked_again_after_the_pause(
    away, django_capture_on_commit_callbacks, monkeypatch
):
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            send_task("a.task", 7)
        monkeypatch.setattr(broker._Broker, "away_until", 0.0)  # the pause is over
    assert len(away) == 2
