"""The secretariat invites people on record: members, focal points, whom a nomination has just named."""

import re

import pytest
from django.urls import reverse

from iiwg.accounts.models import User
from iiwg.notifications.models import Notification
from iiwg.workflow.tables import NotAllowed, Refused
from members.institutions.rules import stands_for
from members.people.services import invitations, people
from tests.cast import people as everybody
from tests.cast import person
from tests.members.nominations.test_nominations import accepted

pytestmark = pytest.mark.django_db


def test_a_person_on_record_gets_the_link_and_an_account_without_a_role(cast, signed_in):
    someone = person("Навзода")
    page = signed_in(cast.secretary).post(
        reverse("members:person-invite", args=[someone.pk]), {"email": "new@example.org", "language": "ru"}
    )
    assert page.status_code == 302
    someone.refresh_from_db()
    letter = Notification.objects.get(code="accounts.invitation")
    assert (letter.to_email, letter.language) == ("new@example.org", "ru")
    assert re.search(r"/accounts/password/reset/key/", letter.path)
    assert someone.user.email == "new@example.org"
    assert not someone.user.groups.exists()
    assert not someone.user.has_usable_password()
    assert [str(address) for address in someone.emails.all()] == ["new@example.org"]


def test_a_focal_point_speaks_for_the_institution_and_for_no_other(cast):
    someone = person("Навзода")
    ministry = cast.places["MEWR"]
    invitations.invite(
        someone, email="f@example.org", language="tg", focal_point_of=ministry, by=cast.secretary
    )
    someone.refresh_from_db()
    user = User.objects.get(pk=someone.user_id)
    assert stands_for(user) == {ministry.pk}


def test_only_the_secretariat_invites_people_and_nobody_with_an_account_twice(cast):
    someone = person("Навзода")
    for name, who in everybody(cast).items():
        if name != "secretary":
            with pytest.raises(NotAllowed):
                invitations.invite(someone, email="n@example.org", language="tg", by=who)
    with pytest.raises(Refused, match="has an account already"):
        invitations.invite(cast.member_person, email="n@example.org", language="tg", by=cast.secretary)
    assert not Notification.objects.filter(code="accounts.invitation").exists()
    assert not User.objects.filter(email="n@example.org").exists()


def test_an_address_that_is_somebody_elses_is_refused_and_nothing_is_kept(cast):
    someone = person("Навзода")
    people.add_email(cast.member_person, "taken@example.org", by=cast.secretary)
    for email in ("taken@example.org", cast.focal.email):
        with pytest.raises(Refused):
            invitations.invite(someone, email=email, language="tg", by=cast.secretary)
    someone.refresh_from_db()
    assert someone.user is None
    assert not someone.emails.exists()


def test_an_accepted_nomination_leads_to_the_invitation_until_there_is_an_account(cast, signed_in):
    nomination = accepted(cast)
    link = reverse("members:person-invite", args=[nomination.person_id])
    client = signed_in(cast.secretary)
    assert link in client.get(nomination.get_absolute_url()).content.decode()
    assert link in client.get(nomination.person.get_absolute_url()).content.decode()
    invitations.invite(nomination.person, email="n@example.org", language="tg", by=cast.secretary)
    assert link not in client.get(nomination.get_absolute_url()).content.decode()
    assert link not in client.get(nomination.person.get_absolute_url()).content.decode()
    assert link not in signed_in(cast.focal).get(nomination.get_absolute_url()).content.decode()
