"""Home, search, users, health, commands."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from actions.items.models import ActionItem
from iiwg.accounts.models import User
from iiwg.desk.administration import services
from iiwg.notifications.models import Notification
from members.institutions.models import Group, Institution
from members.seats.services import memberships
from tests import scenes
from tests.cast import person, user
from tests.scenes import approved, held, planned, sent

pytestmark = pytest.mark.django_db


@pytest.mark.covers("R-081")
def test_a_leading_cochair_sees_first_what_to_prepare_and_what_is_open(cast, signed_in):
    approved(cast, texts=(("action", "Coordinate this."),))
    planned(cast, 12, sequence=7)
    page = signed_in(cast.leading).get("/").content.decode()
    main = page[page.index("<main") :]
    places = [main.index(words) for words in ("Next meeting", "Preparation", "Coordinate this.")]
    assert places == sorted(places)
    assert "Attach the papers" in main
    later = [main.index(words) for words in ("Notices",) if words in main]
    assert all(place > places[-1] for place in later)
    assert "Preparation" not in signed_in(cast.member).get("/").content.decode()


def test_what_awaits_a_cochair_stands_on_top_with_one_button(cast, signed_in):
    draft = sent(cast)
    main = signed_in(cast.leading).get("/").content.decode().split("<main")[1]
    assert f'href="/meetings/{draft.meeting_id}/minutes/approve/"' in main
    assert "await" not in signed_in(cast.incoming).get("/").content.decode().split("<main")[1]


@pytest.mark.covers("R-080")
def test_only_staff_of_the_secretariats_institution_get_the_role(cast, signed_in):
    client = signed_in(cast.administrator)
    data = {"email": "new@example.org", "name": "New", "language": "tg", "roles": ["secretariat"]}
    page = client.post("/settings/invite/", data | {"institution": cast.places["MINT"].pk})
    assert "paragraph 21" in page.content.decode()
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


@pytest.mark.covers("R-150")
def test_one_installation_is_one_group(db, signed_in):
    call_command("load_preset", "tj", verbosity=0)
    from tests.cast import user

    client = signed_in(user("reader@example.org", "secretariat"))
    for words in ("Talovskoye", "Kazzinc", "Industrial Safety Committee", "Өнеркәсіптік", "Ridder"):
        page = client.get("/search/", {"q": words}).content.decode()
        assert "Nothing found" in page, words
    assert not Institution.objects.filter(country="KZ").exists()
    with pytest.raises(CommandError, match="already"):
        call_command("load_preset", "kz")
    assert Group.objects.get().preset == "tj"


def test_search_finds_in_any_spelling_only_what_the_reader_may_see(cast, signed_in):
    approved(cast, texts=(("action", "Ҷумҳурии Тоҷикистон"), ("decided", "Ҷумҳурӣ")))
    item = ActionItem.objects.get()
    link = f"/follow-up/{item.pk}/"
    for spelling in ("чумхурии", "Љумњурии", "ҷумҳурии"):
        assert link in signed_in(cast.focal).get("/search/", {"q": spelling}).content.decode(), spelling
        assert link not in signed_in(cast.member).get("/search/", {"q": spelling}).content.decode()


def test_health_reports_mail_that_failed(cast, client):
    Notification.objects.create(
        code="x", to_email="a@example.org", language="en", subject="s", text="t", state="failed"
    )
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["failed_mail"].startswith("1 ")


def test_the_test_letter_goes_through_the_outbox(cast, signed_in):
    signed_in(cast.administrator).post("/settings/mail/test/")
    assert Notification.objects.get(code="desk.test").to_email == "admin@example.org"


def test_the_language_is_remembered_for_letters(cast, signed_in):
    client = signed_in(cast.member)
    client.post("/language/", {"language": "ru", "next": "https://evil.example/"})
    cast.member.refresh_from_db()
    assert cast.member.language == "ru"
    answer = client.post("/language/", {"language": "tg", "next": "//evil.example/"})
    assert answer["Location"] == "/"


def test_the_first_administrator_is_made_by_a_command(db):
    call_command("create_administrator", "first@example.org", stdout=StringIO())
    assert User.objects.get().has_role("administrator")
    with pytest.raises(CommandError, match="exists already"):
        call_command("create_administrator", "FIRST@example.org")


def test_an_administrator_sees_no_draft_minutes_and_a_member_no_settings(cast, signed_in):
    meeting = held(cast)
    assert signed_in(cast.administrator).get(f"/meetings/{meeting.pk}/minutes/").status_code == 404
    assert signed_in(cast.member).get("/settings/").status_code == 403


def test_demo_content_refuses_real_records(cast):
    with pytest.raises(CommandError, match="real records"):
        call_command("load_demo")


def test_demo_accounts_are_listed_only_for_demo_content(cast):
    with pytest.raises(CommandError, match="embedded default"):
        call_command("demo_accounts", "--json")


@pytest.mark.covers("R-069")
def test_who_follows_another_member_sees_what_is_open_and_what_was_agreed_last(cast, signed_in):
    titles = []
    for offset in (-30, -20, -10):
        draft = scenes.published(
            cast,
            meeting=scenes.held(cast, offset, sequence=None, number=f"N{-offset}"),
            texts=(("action", f"Task of {-offset} days ago."),),
            responsible=cast.places["CEP"],
            due_kind="day",
            due_on=scenes.day(30),
        )
        titles.append(f"/meetings/{draft.meeting_id}/minutes/")
    successor = person("Ворисзода", user("successor@example.org"), cast.places["CEP"], "Head")
    memberships.end(cast.membership, ends_on=scenes.day(-1), reason="replaced", by=cast.secretary)
    memberships.begin(
        unit=cast.places["CEP"], person=successor, capacity="member", starts_on=scenes.day(), ends_on=None,
        letter_number="1", letter_date=None, document=None, by=cast.secretary,
    )  # fmt: skip
    page = signed_in(successor.user).get("/").content.decode()
    handover = page[page.index("You take over") : page.index("</section>", page.index("You take over"))]
    assert "Аъзозода" in handover
    for number in (30, 20, 10):
        assert f"Task of {number} days ago." in handover
    assert titles[1] in handover and titles[2] in handover
    assert titles[0] not in handover


def test_the_role_secretariat_follows_the_institution_on_record_not_the_one_chosen(cast, signed_in):
    page = signed_in(cast.administrator).post(
        f"/settings/users/{cast.leading.pk}/roles/",
        {"roles": ["secretariat"], "institution": cast.places["STATE_SERVICE"].pk},
    )
    assert page.status_code == 422
    assert not User.objects.get(pk=cast.leading.pk).has_role("secretariat")


def test_a_name_with_line_breaks_becomes_one_line(cast, signed_in):
    signed_in(cast.administrator).post(
        "/settings/invite/", {"email": "new@example.org", "name": "A\r\nBcc: evil@x.y", "language": "en"}
    )
    assert User.objects.get(email="new@example.org").name == "A Bcc: evil@x.y"
