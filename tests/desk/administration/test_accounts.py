"""Accounts: invited, with which roles, closed; passwords."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from iiwg.accounts.models import User
from iiwg.audit.models import AuditEvent
from iiwg.desk.administration import services
from iiwg.notifications.models import Notification
from tests.scenes import held

pytestmark = pytest.mark.django_db


@pytest.mark.covers("R-080")
def test_only_staff_of_the_secretariats_institution_get_the_role(cast, signed_in):
    client = signed_in(cast.administrator)
    data = {"email": "new@example.org", "name": "New", "language": "tg", "roles": ["secretariat"]}
    page = client.post("/settings/invite/", data | {"institution": cast.places["MINT"].pk})
    assert "paragraph 21" in page.content.decode()
    assert "Only staff of" in page.context["form"].errors["institution"][0]
    assert not User.objects.filter(email="new@example.org").exists()
    client.post("/settings/invite/", data | {"institution": cast.places["STATE_SERVICE"].pk})
    user = User.objects.get(email="new@example.org")
    assert user.has_role("secretariat")
    letter = Notification.objects.get(code="accounts.invitation")
    assert letter.path.startswith("/accounts/password/reset/key/")


def test_an_invited_user_sets_a_password_and_signs_in(cast, client):
    invitation = services.Invitation(
        "new@example.org", "New", "en", institution=cast.places["CEP"], focal_point=True
    )
    services.invite(invitation, by=cast.administrator)
    path = Notification.objects.get(code="accounts.invitation").path
    form = client.get(path, follow=True)
    target = form.redirect_chain[-1][0]
    new = "a new long sentence"
    client.post(target, {"password1": new, "password2": new})
    answer = client.post("/accounts/login/", {"login": "NEW@example.org", "password": new})
    assert answer.status_code == 302
    assert "Action items are born" in client.get("/follow-up/").content.decode()


def test_a_forgotten_password_is_answered_through_the_outbox(cast, client):
    client.post("/accounts/password/reset/", {"email": "member@example.org"})
    assert Notification.objects.get(code="accounts.password").to_email == "member@example.org"
    client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert Notification.objects.count() == 1


def test_a_closed_account_cannot_sign_in_and_the_last_administrator_stays(cast, client, signed_in):
    admin = signed_in(cast.administrator)
    admin.post(f"/settings/users/{cast.member.pk}/deactivate/")
    client.post("/accounts/login/", {"login": "member@example.org", "password": "a good long password"})
    assert client.get("/").status_code == 302
    page = admin.post(f"/settings/users/{cast.administrator.pk}/deactivate/", follow=True).content.decode()
    assert "last administrator" in page


def test_the_language_is_remembered_for_letters(cast, signed_in):
    client = signed_in(cast.member)
    client.post("/language/", {"language": "ru", "next": "https://evil.example/"})
    cast.member.refresh_from_db()
    assert cast.member.language == "ru"
    answer = client.post("/language/", {"language": "tg", "next": "//evil.example/"})
    assert answer["Location"] == "/"


def test_the_first_administrator_is_made_by_a_command(db):
    said = StringIO()
    call_command("create_administrator", "first@example.org", stdout=said)
    assert User.objects.get().has_role("administrator")
    assert f"is a file in {settings.OUTBOX}" in said.getvalue()
    with pytest.raises(CommandError, match="exists already"):
        call_command("create_administrator", "FIRST@example.org")


def test_an_administrator_sees_no_draft_minutes_and_a_member_no_settings(cast, signed_in):
    meeting = held(cast)
    assert signed_in(cast.administrator).get(f"/meetings/{meeting.pk}/minutes/").status_code == 404
    assert signed_in(cast.member).get("/settings/").status_code == 403


def test_the_role_secretariat_follows_the_institution_on_record_not_the_one_chosen(cast, signed_in):
    page = signed_in(cast.administrator).post(
        f"/settings/users/{cast.leading.pk}/roles/",
        {"roles": ["secretariat"], "institution": cast.places["STATE_SERVICE"].pk},
    )
    assert page.status_code == 422
    assert not User.objects.get(pk=cast.leading.pk).has_role("secretariat")


def test_the_rule_is_said_before_and_what_is_confirmed_is_kept_in_the_record_of_acts(cast, signed_in):
    client, place = signed_in(cast.administrator), cast.places["STATE_SERVICE"]
    for address in ("/settings/invite/", f"/settings/users/{cast.observer.pk}/roles/"):
        page = client.get(address).content.decode()
        assert f"Only staff of {place.name('en')} can have the role “Secretariat”." in page
        assert "you confirm that this user works there" in page
    data = {"roles": ["secretariat"], "institution": place.pk}
    new = {"email": "new@example.org", "name": "New", "language": "en"}
    client.post("/settings/invite/", data | new)
    client.post(f"/settings/users/{cast.observer.pk}/roles/", data)
    kept = AuditEvent.objects.filter(verb__in=["accounts.user.invite", "accounts.user.roles"])
    assert [event.facts["works_at"] for event in kept] == [f"members.institution:{place.pk}"] * 2


def test_where_the_records_tell_the_institution_it_is_said_and_not_asked(cast, signed_in):
    page = signed_in(cast.administrator).get(f"/settings/users/{cast.leading.pk}/roles/")
    assert "institution" not in page.context["form"].fields
    assert f"Works at: {cast.places['MINT'].name('en')}." in page.content.decode()


def test_a_name_with_line_breaks_becomes_one_line(cast, signed_in):
    signed_in(cast.administrator).post(
        "/settings/invite/", {"email": "new@example.org", "name": "A\r\nBcc: evil@x.y", "language": "en"}
    )
    assert User.objects.get(email="new@example.org").name == "A Bcc: evil@x.y"


def test_the_command_takes_no_password_others_would_try(db, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO("Tailings2026\n"))
    with pytest.raises(CommandError, match="Others would try it first"):
        call_command("create_administrator", "first@example.org", "--password-stdin")
    assert not User.objects.exists()


def test_closing_an_account_asks_first(cast, signed_in):
    admin = signed_in(cast.administrator)
    assert f"/settings/users/{cast.member.pk}/deactivate/" in admin.get("/settings/").content.decode()
    question = admin.get(f"/settings/users/{cast.member.pk}/deactivate/").content.decode()
    assert f"Close the account of {cast.member}?" in question
    assert User.objects.get(pk=cast.member.pk).is_active
    admin.post(f"/settings/users/{cast.member.pk}/deactivate/")
    assert not User.objects.get(pk=cast.member.pk).is_active


def test_the_list_of_users_says_where_they_work_and_when_they_signed_in(cast, signed_in):
    User.objects.filter(pk=cast.member.pk).update(last_login=datetime(2026, 3, 4, 9, tzinfo=UTC))
    rows = signed_in(cast.administrator).get("/settings/?format=csv").content.decode().splitlines()
    said = {line.split(",")[1]: line for line in rows[1:]}
    assert "Committee of Environmental Protection" in said["member@example.org"]
    assert "2026-03-04" in said["member@example.org"]
    assert "Ministry of Energy and Water Resources" in said["focal@example.org"]
    assert "Ministry" not in said["stranger@example.org"]
