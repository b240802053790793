"""Accounts: who may invite, close and open them and give roles; what the record says of it."""

import pytest
from allauth.account.adapter import get_adapter

from iiwg.accounts import services as accounts
from iiwg.accounts.models import User
from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.notifications.models import Notification
from iiwg.workflow.tables import NotAllowed, Refused

pytestmark = pytest.mark.django_db


def events():
    """Verb, actor and facts of every act on an account."""
    rows = AuditEvent.objects.filter(verb__startswith="accounts.").order_by("id")
    return [(row.verb.rpartition(".")[2], row.actor_id, row.facts) for row in rows]


def test_only_an_administrator_changes_accounts(cast):
    for refused in (
        lambda by: accounts.invite(email="new@example.org", name="New", language="en", by=by),
        lambda by: accounts.invite_again(cast.member, by=by),
        lambda by: accounts.set_roles(cast.member, ["administrator"], by=by),
        lambda by: accounts.deactivate(cast.member, by=by),
        lambda by: accounts.reactivate(cast.member, by=by),
        lambda by: accounts.create_administrator("new@example.org", by=by),
    ):
        for who in (cast.secretary, cast.stranger):
            with pytest.raises(NotAllowed):
                refused(who)
    assert events() == []
    assert not User.objects.filter(email="new@example.org").exists()
    assert not Notification.objects.exists()


def test_the_system_makes_the_first_administrator_and_invites_nobody(db):
    made = accounts.create_administrator(" First@example.org ", by=SYSTEM)
    assert made.email == "First@example.org"
    assert (made.has_role("administrator"), made.has_usable_password()) == (True, False)
    assert Notification.objects.get(code="accounts.invitation").to_user == made
    with pytest.raises(NotAllowed):
        accounts.invite(email="new@example.org", name="New", language="en", by=SYSTEM)
    assert events() == [("make_administrator", None, {})]


def test_the_record_says_who_gave_which_roles(cast):
    by = cast.administrator
    accounts.set_roles(cast.member, ["observer"], by=by)
    assert cast.member.has_role("observer")
    accounts.deactivate(cast.member, by=by)
    assert (cast.member.is_active, cast.member.deactivated_at is None) == (False, False)
    with pytest.raises(Refused, match="closed already"):
        accounts.deactivate(cast.member, by=by)
    accounts.reactivate(cast.member, by=by)
    with pytest.raises(Refused, match="open already"):
        accounts.reactivate(cast.member, by=by)
    assert events() == [
        ("roles", by.pk, {"roles": ["observer"]}),
        ("deactivate", by.pk, {}),
        ("reactivate", by.pk, {}),
    ]


def test_an_invitation_is_sent_again_until_a_password_is_set(cast):
    by = cast.administrator
    invited = accounts.invite(email="new@example.org", name="New", language="en", by=by)
    accounts.invite_again(invited, by=by)
    assert Notification.objects.filter(code="accounts.invitation", to_user=invited).count() == 2
    with pytest.raises(Refused, match="has set a password already"):
        accounts.invite_again(cast.member, by=by)
    with pytest.raises(Refused, match="exists already"):
        accounts.invite(email="NEW@example.org", name="New", language="en", by=by)


def test_who_forgot_a_password_asks_for_the_own_account_only(cast):
    accounts.send_password_letter(cast.member, path="/x/", language="en", by=cast.member)
    assert events() == [("password_letter", cast.member.pk, {})]


def test_nobody_makes_an_account_for_himself(client):
    assert client.post("/accounts/signup/", {"email": "new@example.org"}).status_code == 404
    assert not get_adapter().is_open_for_signup(None)
