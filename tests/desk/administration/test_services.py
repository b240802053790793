"""The administrator's desk: invitations, roles, the outgoing mail."""

import pytest

from iiwg.accounts.models import User
from iiwg.audit.models import AuditEvent
from iiwg.desk.administration import services
from iiwg.desk.administration.services import Invitation
from iiwg.notifications.enums import State
from iiwg.notifications.models import Notification
from iiwg.notifications.services import see, try_again
from iiwg.workflow.tables import NotAllowed, Refused
from members.institutions.rules import represented_by

pytestmark = pytest.mark.django_db
MAIL = "/settings/mail/"


def recorded(prefix: str) -> list[str]:
    """Acts whose name begins so."""
    return list(AuditEvent.objects.filter(verb__startswith=prefix).values_list("verb", flat=True))


def test_whoever_may_not_invite_is_refused_before_anything_is_asked(cast):
    with pytest.raises(NotAllowed):
        services.invite(Invitation("new@example.org", "New", "en", roles=["secretariat"]), by=cast.secretary)
    with pytest.raises(NotAllowed):
        services.set_roles(cast.member, roles=["secretariat"], by=cast.secretary)
    with pytest.raises(NotAllowed):
        services.test_mail(by=cast.secretary)
    assert not User.objects.filter(email="new@example.org").exists()
    assert not Notification.objects.exists()


def test_a_focal_point_without_an_institution_leaves_no_account(cast):
    with pytest.raises(Refused, match="Choose the institution"):
        services.invite(Invitation("new@example.org", "New", "en", focal_point=True), by=cast.administrator)
    assert not User.objects.filter(email="new@example.org").exists()


def test_an_invited_focal_point_represents_the_institution_at_once(cast):
    place = cast.places["CEP"]
    invitation = Invitation("new@example.org", "New", "en", institution=place, focal_point=True)
    made = services.invite(invitation, by=cast.administrator)
    assert represented_by(made) == {place.pk}
    assert recorded("accounts.user") == ["accounts.user.invite"]


def test_roles_are_recorded_once_and_a_role_held_already_is_not_refused(cast):
    services.set_roles(cast.secretary, roles=["secretariat", "observer"], by=cast.administrator)
    assert User.objects.get(pk=cast.secretary.pk).role_codes == {"secretariat", "observer"}
    with pytest.raises(Refused, match="Only staff of"):
        services.set_roles(
            cast.leading, roles=["secretariat"], institution=cast.places["MINT"], by=cast.administrator
        )
    assert recorded("accounts.user") == ["accounts.user.roles"]


def letter(**fields) -> Notification:
    """A letter that was given up."""
    return Notification.objects.create(
        code="x", to_email="a@example.org", language="en", subject="s", text="t", state=State.FAILED, **fields
    )


def test_a_letter_that_was_given_up_is_tried_again_by_who_reads_the_mail(cast, signed_in):
    given_up = letter(attempts=8)
    with pytest.raises(NotAllowed):
        try_again(given_up, by=cast.secretary)
    page = signed_in(cast.administrator).post(f"/settings/mail/{given_up.pk}/again/", follow=True)
    assert "It is tried again." in page.content.decode()
    given_up.refresh_from_db()
    assert given_up.state != State.FAILED
    try_again(given_up, by=cast.administrator)
    assert recorded("notifications.") == ["notifications.notification.try_again"]


def test_the_list_offers_to_send_all_again_and_to_have_seen_them(cast, signed_in):
    client = signed_in(cast.administrator)
    assert "Try all again" not in client.get(MAIL).content.decode()
    letter(fault="no_address", error="550 no such user here")
    letter(fault="refused")
    page = client.get(MAIL).content.decode()
    assert "2 letters were not sent." in page
    assert "The address does not exist: 550 no such user here" in page
    page = client.post(f"{MAIL}seen/", follow=True).content.decode()
    assert "Noted: you have seen them." in page
    assert "I have seen them all" not in page and "Try all again" in page
    assert "They are tried again." in client.post(f"{MAIL}again/", follow=True).content.decode()
    assert set(Notification.objects.values_list("state", "seen_at")) == {("queued", None)}
    assert sorted(recorded("notifications.")) == [
        "notifications.notification.seen", "notifications.notification.seen",
        "notifications.notification.try_again", "notifications.notification.try_again",
    ]  # fmt: skip


def test_the_page_of_a_letter_says_why_it_was_not_sent_and_who_has_seen_it(cast, signed_in):
    client, given_up = signed_in(cast.administrator), letter(fault="sender", error="553 not your name")
    page = client.get(f"{MAIL}{given_up.pk}/").content.decode()
    assert "The mail server does not accept the sender: 553 not your name" in page
    assert "Seen by" not in page
    page = client.post(f"{MAIL}{given_up.pk}/seen/", follow=True).content.decode()
    assert "Noted: you have seen it." in page and "Seen by" in page
    assert "I have seen it" not in page and "Try again" in page


def test_a_letter_an_administrator_has_seen_stays_with_the_secretariat(cast, signed_in):
    given_up = letter(fault="no_address", error="550 no such user here")
    see(given_up, by=cast.administrator)
    home = signed_in(cast.secretary).get("/").content.decode()
    assert "Letters that reached nobody" in home
    assert "The address does not exist: 550 no such user here" in home


@pytest.mark.parametrize("path", ["users/{user}/roles/", "mail/{letter}/"])
def test_who_does_not_manage_finds_neither_accounts_nor_letters(cast, signed_in, path):
    address = "/settings/" + path.format(user=cast.member.pk, letter=letter().pk)
    assert signed_in(cast.administrator).get(address).status_code == 200
    assert signed_in(cast.secretary).get(address).status_code == 404
