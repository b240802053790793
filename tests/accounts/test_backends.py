"""Who a session is of: an account that may sign in, with the roles it has now."""

import pytest
from django.contrib.auth.models import Group as Role

from iiwg.accounts.backends import Accounts
from iiwg.accounts.models import User
from tests.cast import user

pytestmark = pytest.mark.django_db


def of_session(account: User) -> User | None:
    """The account as the next request has it."""
    return Accounts().get_user(account.pk)


@pytest.mark.parametrize("roles", [(), ("observer",), ("administrator", "secretariat")])
def test_its_roles_come_with_it(roles, django_assert_num_queries):
    account = user("a@example.org", *roles)
    with django_assert_num_queries(1):
        assert of_session(account).role_codes == set(roles)


def test_a_role_that_was_taken_is_gone_with_the_next_request():
    account = user("a@example.org", "administrator", "secretariat")
    account.groups.remove(Role.objects.get(name="administrator"))
    assert of_session(account).role_codes == {"secretariat"}


def test_an_account_that_is_closed_has_no_session():
    account = user("a@example.org", "secretariat")
    User.objects.filter(pk=account.pk).update(is_active=False, deactivated_at=account.date_joined)
    assert of_session(account) is None


def test_a_permission_of_django_opens_nothing_and_asks_nothing(django_assert_num_queries):
    account = user("a@example.org")
    role = Role.objects.create(name="x")
    role.permissions.set(role.permissions.model.objects.all())
    account.groups.add(role)
    account = of_session(account)
    with django_assert_num_queries(0):
        assert not account.has_perm("members.delete_institution")
        assert not account.has_module_perms("members")
