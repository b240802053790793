"""Before minutes are approved or published the password is asked again, if one has not shown for a while who one is."""

import pytest
from django.test import Client
from django.urls import reverse

from meetings.minutes.enums import MinutesStatus
from tests.cast import PASSWORD
from tests.scenes import approved, digest_of, press, sent

pytestmark = pytest.mark.django_db
PAUSE = 16 * 60


@pytest.fixture(autouse=True)
def _asked(settings):
    """As in production."""
    settings.ASK_AGAIN_MINUTES = 15
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60


def sign_in(user):
    """A browser in which somebody has just signed in."""
    client = Client()
    client.cookies["django_language"] = "en"
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def pause(client):
    """So much time passes as if nothing had been proved for a while."""
    session = client.session
    for proof in session["account_authentication_methods"]:
        proof["at"] -= PAUSE
    session.save()


def act(client, draft, verb):
    """Press the button on the page of the minutes; the answer."""
    page = f"/meetings/{draft.meeting_id}/minutes/"
    publish = reverse("meetings:minutes-publish", args=[draft.pk])
    address = {"approve": f"{page}approve/yes/", "publish": publish}[verb]
    headers = {"referer": f"http://testserver{page}"}
    return press(client, address, headers, digest=digest_of(draft))


SCENES = {
    "approve": (sent, "leading", MinutesStatus.APPROVED),
    "publish": (approved, "secretary", MinutesStatus.PUBLISHED),
}


@pytest.mark.parametrize("verb", SCENES)
def test_after_a_pause_the_password_is_asked_and_then_the_button_works(cast, verb):
    scene, who, done = SCENES[verb]
    draft = scene(cast)
    before = draft.status
    client = sign_in(getattr(cast, who))
    pause(client)
    page = f"/meetings/{draft.meeting_id}/minutes/"
    answer = act(client, draft, verb)
    assert answer["Location"] == f"/accounts/again/?next={page.replace('/', '%2F')}"
    draft.refresh_from_db()
    assert draft.status == before
    asked = client.get(answer["Location"]).content.decode()
    assert "press the button once more" in asked
    assert client.post(answer["Location"], {"password": "wrong", "next": page}).status_code == 200
    assert act(client, draft, verb)["Location"].startswith("/accounts/again/")
    assert client.post(answer["Location"], {"password": PASSWORD, "next": page})["Location"] == page
    act(client, draft, verb)
    draft.refresh_from_db()
    assert draft.status == done


@pytest.mark.parametrize("verb", SCENES)
def test_who_has_just_signed_in_is_not_asked(cast, verb):
    scene, who, done = SCENES[verb]
    draft = scene(cast)
    act(sign_in(getattr(cast, who)), draft, verb)
    draft.refresh_from_db()
    assert draft.status == done


def test_where_the_site_asks_nobody_twice_nothing_is_asked(cast, settings):
    settings.ASK_AGAIN_MINUTES = 0
    draft = sent(cast)
    client = sign_in(cast.leading)
    pause(client)
    act(client, draft, "approve")
    draft.refresh_from_db()
    assert draft.status == MinutesStatus.APPROVED


def test_one_is_not_led_to_another_site(cast):
    draft = sent(cast)
    client = sign_in(cast.leading)
    pause(client)
    page = f"/meetings/{draft.meeting_id}/minutes/approve/yes/"
    assert (
        client.post(page, headers={"referer": "https://evil.example/x/"})["Location"]
        == "/accounts/again/?next=%2F"
    )
