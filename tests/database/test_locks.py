"""Locks with a name that last over many transactions."""

import threading

import pytest
from django.db import connection, transaction

from iiwg.database import locks

pytestmark = pytest.mark.django_db(transaction=True)


def asked_by_another(name: str) -> bool:
    """Whether somebody else, on a connection of its own, gets this lock now."""
    heard = []

    def ask():
        with locks.only_one(name) as is_ours:
            heard.append(is_ours)
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    return heard[0]


def test_one_works_over_many_transactions_and_others_do_not_wait():
    with locks.only_one("letters") as is_ours:
        assert is_ours
        for _ in range(2):
            with transaction.atomic():
                assert not asked_by_another("letters")
        assert asked_by_another("something else")
    assert asked_by_another("letters")


def test_who_falls_leaves_the_lock():
    with pytest.raises(RuntimeError), locks.only_one("letters"):
        raise RuntimeError
    assert asked_by_another("letters")
