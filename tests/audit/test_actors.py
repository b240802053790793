"""Who acts: a person or the system, asked by the same question."""

import copy
import pickle

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser

from iiwg.audit import actors
from iiwg.audit.actors import SYSTEM, account_of, entrust, entrusted, number_of


@pytest.fixture
def nothing_entrusted(monkeypatch):
    monkeypatch.setattr(actors, "_ENTRUSTED", set())


def test_the_system_may_do_nothing_until_a_room_entrusts_it(nothing_entrusted):
    assert not SYSTEM.has_perm("members.follow_up")
    entrust("members.follow_up")
    assert SYSTEM.has_perm("members.follow_up")
    assert SYSTEM.has_perm("members.follow_up", object())
    assert not SYSTEM.has_perm("members.adopt_lpi")


def test_what_is_entrusted_can_be_listed_and_not_changed_by_the_reader(nothing_entrusted):
    entrust("members.follow_up", "meetings.close_silence")
    entrust("members.follow_up")
    assert entrusted() == frozenset({"members.follow_up", "meetings.close_silence"})


def test_there_is_one_system_even_after_a_copy():
    assert copy.deepcopy(SYSTEM) is SYSTEM
    assert pickle.loads(pickle.dumps(SYSTEM)) is SYSTEM


def test_the_system_leaves_no_account_and_no_number():
    assert SYSTEM.pk is None
    assert account_of(SYSTEM) is None
    assert number_of(SYSTEM) is None


def test_a_person_is_kept_by_account_and_by_number():
    user = get_user_model()(pk=7, email="rustam@example.org")
    assert account_of(user) is user
    assert number_of(user) == 7


@pytest.mark.parametrize("nobody", [AnonymousUser(), None], ids=["a visitor", "nothing"])
def test_who_has_not_signed_in_is_never_taken_for_the_system(nobody):
    with pytest.raises((ValueError, AttributeError)):
        number_of(nobody)


def test_an_account_that_is_not_saved_does_not_act():
    with pytest.raises(ValueError, match="saved account"):
        account_of(get_user_model()(email="nobody@example.org"))
