"""Who acts: a person or the system."""

import copy
import pickle

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser

from iiwg.audit.actors import SYSTEM, account_of, number_of


def test_there_is_one_system_even_after_a_copy():
    assert copy.deepcopy(SYSTEM) is SYSTEM
    assert pickle.loads(pickle.dumps(SYSTEM)) is SYSTEM


def test_the_system_leaves_no_account_and_no_number():
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
