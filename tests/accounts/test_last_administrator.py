"""Two administrators press at the same moment: one administrator is always left."""

import time

import pytest

from iiwg.accounts.models import User
from iiwg.accounts.roles import ADMINISTRATOR, ensure
from iiwg.accounts.services import deactivate, set_roles
from iiwg.workflow import doors
from tests.at_once import ONCE, at_once
from tests.cast import user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two():
    """Two administrators, committed so that two connections see them."""
    ensure()
    return user("one@example.org", "administrator"), user("two@example.org", "administrator")


@pytest.fixture(autouse=True)
def _slow_record(monkeypatch):
    """Each change stays open for a moment before it is committed, so that the two surely meet."""
    record = doors.record

    def slowly(*args, **facts):
        time.sleep(0.3)
        return record(*args, **facts)

    monkeypatch.setattr(doors, "record", slowly)


def lay_down(who, *, by):
    """Take the role of an administrator away."""
    set_roles(who, [], by=by)


def close(who, *, by):
    """Close the account of an administrator."""
    deactivate(who, by=by)


@pytest.mark.parametrize("own", [True, False], ids=["each itself", "each the other"])
@pytest.mark.parametrize(("first", "second"), [(lay_down, lay_down), (close, close), (lay_down, close)])
def test_the_last_administrator_is_not_lost(two, first, second, own):
    one, other = two
    one_is_taken, other_is_taken = (one, other) if own else (other, one)
    outcome = at_once(
        lambda: first(one_is_taken, by=one),
        lambda: second(other_is_taken, by=other),
    )
    assert outcome == ONCE
    assert User.objects.with_role(ADMINISTRATOR).count() == 1
