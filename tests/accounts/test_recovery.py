"""A lost second factor: an administrator and an account of the secretariat remove it together, neither alone."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from iiwg.accounts import services
from iiwg.accounts.models import User
from iiwg.audit.models import AuditEvent
from iiwg.notifications.models import Notification
from iiwg.workflow.tables import NotAllowed, Refused
from tests.cast import user

pytestmark = pytest.mark.django_db
TOGETHER = "An administrator and an account of the secretariat do this together"


@pytest.fixture
def lost(cast):
    """Who lost a phone."""
    give_factor(cast.leading)
    return cast.leading


def give_factor(who) -> None:
    """An app with codes."""
    Authenticator.objects.create(user=who, type="totp", data={"secret": "x"})


def has_factor(who) -> bool:
    """Whether there is one."""
    return Authenticator.objects.filter(user=who).exists()


@pytest.mark.parametrize("first", ["administrator", "secretary"])
def test_one_asks_and_the_other_confirms(cast, lost, signed_in, first):
    second = {"administrator": "secretary", "secretary": "administrator"}[first]
    asker, confirmer = getattr(cast, first), getattr(cast, second)
    his = signed_in(lost)
    his.get("/")
    signed_in(asker).post(f"/accounts/recovery/{lost.pk}/ask/")
    assert has_factor(lost)
    page = signed_in(confirmer).get("/").content.decode()
    assert "A second factor is lost" in page
    signed_in(confirmer).post(f"/accounts/recovery/{lost.pk}/confirm/")
    assert not has_factor(lost)
    said = AuditEvent.objects.filter(subject=f"accounts.user:{lost.pk}").order_by("id")
    assert list(said.values_list("verb", "actor_id")) == [
        ("accounts.user.ask_recovery", asker.pk),
        ("accounts.user.recover", confirmer.pk),
    ]
    assert Notification.objects.filter(code="accounts.recovery", to_user=lost).count() == 2


def test_nobody_confirms_his_own_word(cast, lost):
    both = user("both@example.org", "administrator", "secretariat")
    for who in (cast.administrator, cast.secretary, both):
        services.ask_recovery(lost, by=who)
        with pytest.raises(NotAllowed, match=TOGETHER):
            services.recover(lost, by=who)
    assert has_factor(lost)


@pytest.mark.parametrize("role", ["administrator", "secretariat"])
def test_two_of_one_kind_are_not_enough(cast, lost, role):
    one, other = user("one@example.org", role), user("other@example.org", role)
    services.ask_recovery(lost, by=one)
    with pytest.raises(NotAllowed, match=TOGETHER):
        services.recover(lost, by=other)
    assert has_factor(lost)


def test_who_gave_up_the_role_meanwhile_does_not_count(cast, lost):
    services.ask_recovery(lost, by=cast.secretary)
    cast.secretary.groups.clear()
    with pytest.raises(NotAllowed, match=TOGETHER):
        services.recover(lost, by=cast.administrator)


def test_nobody_does_it_for_himself(cast):
    give_factor(cast.administrator)
    with pytest.raises(NotAllowed, match="Others do this for you"):
        services.ask_recovery(cast.administrator, by=cast.administrator)
    services.ask_recovery(cast.administrator, by=cast.secretary)
    with pytest.raises(NotAllowed, match="Others do this for you"):
        services.recover(cast.administrator, by=cast.administrator)


@pytest.mark.parametrize("who", ["leading", "member", "observer", "stranger"])
def test_nobody_else_asks_or_confirms(cast, lost, signed_in, who):
    client = signed_in(getattr(cast, who))
    assert client.get("/accounts/recovery/").status_code == 403
    for verb in ("ask", "confirm"):
        assert client.post(f"/accounts/recovery/{cast.administrator.pk}/{verb}/").status_code in (403, 404)
    assert User.objects.filter(recovery_asked_at__isnull=False).count() == 0


def test_the_word_of_yesterday_does_not_count(cast, lost):
    services.ask_recovery(lost, by=cast.secretary)
    User.objects.filter(pk=lost.pk).update(recovery_asked_at=timezone.now() - timedelta(hours=25))
    with pytest.raises(Refused, match="within a day"):
        services.recover(lost, by=cast.administrator)
    assert has_factor(lost)


def test_without_a_first_word_there_is_nothing_to_confirm(cast, lost):
    with pytest.raises(Refused, match="within a day"):
        services.recover(lost, by=cast.administrator)


def test_what_is_not_there_is_not_lost(cast):
    with pytest.raises(Refused, match="no second factor"):
        services.ask_recovery(cast.member, by=cast.secretary)
