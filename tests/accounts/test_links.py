"""A link that sets a password: a week for an invitation, an hour where a password is set."""

from datetime import datetime, timedelta

import pytest
from allauth.account.forms import default_token_generator

from iiwg.accounts import services as accounts

pytestmark = pytest.mark.django_db


def holds(user, monkeypatch, *, after: timedelta) -> bool:
    """Whether a link made now sets the password of an account after a while."""
    now = datetime(2026, 5, 6, 12, tzinfo=None)  # noqa: DTZ001  the library counts in naive ones
    monkeypatch.setattr(default_token_generator, "_now", lambda: now, raising=False)
    token = default_token_generator.make_token(user)
    monkeypatch.setattr(default_token_generator, "_now", lambda: now + after, raising=False)
    return default_token_generator.check_token(user, token)


@pytest.mark.parametrize(("minutes", "expected"), [(59, True), (61, False)])
def test_a_forgotten_password_is_replaced_within_an_hour(cast, monkeypatch, minutes, expected):
    assert holds(cast.member, monkeypatch, after=timedelta(minutes=minutes)) is expected


@pytest.mark.parametrize(("days", "expected"), [(6, True), (8, False)])
def test_an_invitation_holds_for_a_week(cast, monkeypatch, days, expected):
    invited = accounts.invite(email="new@example.org", name="New", language="en", by=cast.administrator)
    assert holds(invited, monkeypatch, after=timedelta(days=days)) is expected


def test_a_token_of_another_account_sets_no_password(cast):
    assert not default_token_generator.check_token(
        cast.member, default_token_generator.make_token(cast.leading)
    )
    assert not default_token_generator.check_token(cast.member, "nonsense")
