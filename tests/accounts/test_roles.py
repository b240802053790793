"""Roles are given by somebody else, and those who could be deceived by one are told of each."""

import pytest

from iiwg.accounts import services as accounts
from iiwg.accounts.models import User
from iiwg.audit.actors import SYSTEM
from iiwg.desk.administration import services
from iiwg.notifications.models import Notification
from iiwg.workflow.tables import NotAllowed
from tests.cast import fresh, user

pytestmark = pytest.mark.django_db


def told() -> set[str]:
    """Who got a letter about roles."""
    return set(Notification.objects.filter(code="accounts.roles").values_list("to_email", flat=True))


@pytest.mark.parametrize("wanted", [["administrator", "secretariat"], ["administrator", "observer"]])
def test_nobody_gives_a_role_to_himself(cast, wanted):
    with pytest.raises(NotAllowed, match="Nobody gives a role to themselves"):
        accounts.set_roles(cast.administrator, wanted, by=cast.administrator)
    assert fresh(cast.administrator).role_codes == {"administrator"}
    assert told() == set()


def test_not_by_the_page_either(cast, signed_in):
    place = cast.places["STATE_SERVICE"]
    answer = signed_in(cast.administrator).post(
        f"/settings/users/{cast.administrator.pk}/roles/",
        {"roles": ["administrator", "secretariat"], "institution": place.pk},
    )
    assert answer.status_code == 422
    assert "Nobody gives a role to themselves" in answer.content.decode()
    assert fresh(cast.administrator).role_codes == {"administrator"}


def test_another_administrator_gives_it_and_one_lays_an_own_role_down(cast):
    second = user("second@example.org", "administrator")
    accounts.set_roles(cast.administrator, ["administrator", "secretariat"], by=second)
    assert fresh(cast.administrator).role_codes == {"administrator", "secretariat"}
    accounts.set_roles(fresh(cast.administrator), ["secretariat"], by=fresh(cast.administrator))
    assert fresh(cast.administrator).role_codes == {"secretariat"}


def test_administrators_the_secretariat_and_whom_it_concerns_are_told(cast):
    accounts.set_roles(cast.member, ["observer"], by=cast.administrator)
    assert told() == {"admin@example.org", "secretary@example.org", "member@example.org"}
    letter = Notification.objects.get(code="accounts.roles", to_user=cast.secretary)
    assert letter.subject == "The roles of Member have changed"
    assert "Admin changed the roles of Member.\n\nGiven: Observer\n\n" in letter.text
    accounts.set_roles(cast.member, [], by=cast.administrator)
    letter = Notification.objects.filter(code="accounts.roles", to_user=cast.secretary).first()
    assert "Taken: Observer" in letter.text and "Given" not in letter.text


def test_each_in_the_own_language(cast):
    User.objects.filter(pk=cast.secretary.pk).update(language="ru")
    accounts.set_roles(cast.member, ["observer"], by=cast.administrator)
    assert "Наблюдатель" in Notification.objects.get(code="accounts.roles", to_user=cast.secretary).text


def test_who_loses_the_role_that_made_him_a_reader_is_told_too(cast):
    accounts.set_roles(cast.secretary, [], by=cast.administrator)
    assert "secretary@example.org" in told()


def test_roles_that_stay_as_they_were_are_no_news(cast):
    accounts.set_roles(cast.secretary, ["secretariat"], by=cast.administrator)
    assert told() == set()


def test_an_account_that_comes_back_with_its_roles_is_told(cast):
    second = user("second@example.org", "administrator", name="Second")
    accounts.deactivate(second, by=cast.administrator)
    User.objects.filter(pk=cast.secretary.pk).update(language="ru")
    accounts.reactivate(second, by=cast.administrator)
    assert told() == {"admin@example.org", "secretary@example.org", "second@example.org"}
    letter = Notification.objects.get(code="accounts.roles", to_user=cast.administrator)
    assert letter.subject == "The account of Second is open again"
    assert "Admin opened the closed account of Second again.\n\nIts roles: Administrator\n\n" in letter.text
    assert "Администратор" in Notification.objects.get(code="accounts.roles", to_user=cast.secretary).text


def test_an_account_without_roles_comes_back_quietly(cast):
    accounts.deactivate(cast.member, by=cast.administrator)
    accounts.reactivate(cast.member, by=cast.administrator)
    assert told() == set()


def test_an_invitation_with_a_role_is_told_to_the_others(cast):
    services.invite(
        services.Invitation(
            "new@example.org", "New", "en", roles=["secretariat"], institution=cast.places["STATE_SERVICE"]
        ),
        by=cast.administrator,
    )
    assert told() == {"admin@example.org", "secretary@example.org"}


def test_an_administrator_made_on_the_server_is_told_to_the_others(cast):
    accounts.create_administrator("new@example.org", by=SYSTEM)
    assert told() == {"admin@example.org", "secretary@example.org"}
    letter = Notification.objects.get(code="accounts.roles", to_user=cast.secretary)
    assert "A command on the server changed the roles of new@example.org." in letter.text


def test_on_an_empty_site_the_first_administrator_invites_the_secretariat(cast):
    User.objects.update(is_active=False, deactivated_at="2026-01-01T00:00Z")
    first = accounts.create_administrator("first@example.org", by=SYSTEM, password="a good long password")
    made = services.invite(
        services.Invitation(
            "new@example.org", "New", "en", roles=["secretariat"], institution=cast.places["STATE_SERVICE"]
        ),
        by=first,
    )
    assert made.has_role("secretariat")
    assert "first@example.org" in told()
