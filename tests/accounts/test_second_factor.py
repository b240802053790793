"""A second factor: asked of those whom the setting names, set up on the first sign-in, asked at every other one."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client

from iiwg.accounts.proof import has_factor, is_factor_asked_of
from iiwg.audit.models import AuditEvent
from iiwg.notifications.models import Notification
from tests.cast import PASSWORD, people

pytestmark = pytest.mark.django_db
SET_UP = "/accounts/second-factor/"
OFFICERS = {"administrator", "secretary", "leading", "incoming"}


@pytest.fixture(autouse=True)
def _asked(settings):
    """As in production."""
    settings.SECOND_FACTOR = frozenset({"administrator", "secretariat", "chairs"})


def sign_in(user, language="en"):
    """A browser in which somebody has given address and password, and the answer."""
    client = Client()
    client.cookies["django_language"] = language
    return client, client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})


def code_of(secret: str, *, later: int = 0) -> str:
    """The code an app shows for a key, or the one it shows some half minutes later."""
    counters = list(auth.yield_hotp_counters_from_time())
    return auth.format_hotp_value(auth.hotp_value(secret, counters[1] + later))


def set_up_app(client) -> str:
    """Set up an app as a person does, and give back its key."""
    page = client.get(f"{SET_UP}totp/activate/").content.decode()
    secret = re.search(r'<code class="key">(\w+)</code>', page)[1]
    answer = client.post(f"{SET_UP}totp/activate/", {"code": code_of(secret)})
    assert answer["Location"] == f"{SET_UP}recovery-codes/"
    return secret


def recovery_codes(client) -> list[str]:
    """The codes the page shows."""
    return re.findall(r"<code>(\d+)</code>", client.get(f"{SET_UP}recovery-codes/").content.decode())


def acts(user) -> list[str]:
    """What the record says of an account."""
    rows = AuditEvent.objects.filter(subject=f"accounts.user:{user.pk}").order_by("id")
    return [row.verb.removeprefix("accounts.user.") for row in rows]


def test_it_is_asked_of_administrators_the_secretariat_and_who_chairs(cast):
    assert {name for name, who in people(cast).items() if is_factor_asked_of(who)} == OFFICERS


def test_the_setting_says_of_whom(cast, settings):
    settings.SECOND_FACTOR = frozenset({"observer"})
    assert {name for name, who in people(cast).items() if is_factor_asked_of(who)} == {"observer"}
    settings.SECOND_FACTOR = frozenset()
    assert not any(is_factor_asked_of(who) for who in people(cast).values())


def test_recovery_codes_alone_are_none(cast):
    Authenticator.objects.create(user=cast.secretary, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert not has_factor(cast.secretary)
    Authenticator.objects.create(user=cast.secretary, type=Authenticator.Type.TOTP, data={})
    assert has_factor(cast.secretary)


def test_who_lacks_it_comes_to_no_other_page(cast):
    client, _answer = sign_in(cast.leading)
    for page in ("/", "/meetings/", "/search/?q=x", "/accounts/recovery/", "/accounts/sessions/"):
        assert client.get(page)["Location"] == SET_UP, page
    assert client.post("/uploads/")["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200
    assert client.post("/accounts/logout/")["Location"] == "/accounts/login/"


def test_of_whom_it_is_not_asked_goes_on(cast):
    client, answer = sign_in(cast.member)
    assert answer["Location"] == "/"
    assert "Second factor" in client.get("/").content.decode()


def test_only_who_lacks_it_is_told_that_the_work_needs_it_and_has_no_way_back(cast, signed_in):
    back, needed = '<a class="back" href="/">', "Your work needs one."
    lacking = signed_in(cast.leading).get(SET_UP).content.decode()
    free = signed_in(cast.member).get(SET_UP).content.decode()
    assert needed in lacking and back not in lacking
    assert needed not in free and back in free


@pytest.mark.parametrize("language", ["tg", "ru", "en"])
def test_it_is_set_up_on_the_first_sign_in_and_asked_at_the_next(cast, language):
    client, _answer = sign_in(cast.secretary, language)
    secret = set_up_app(client)
    assert len(recovery_codes(client)) == 10
    assert client.get("/").status_code == 200
    again, answer = sign_in(cast.secretary, language)
    assert answer["Location"] == f"{SET_UP}authenticate/"
    assert again.get("/")["Location"] == "/accounts/login/?next=/"
    again.post(f"{SET_UP}authenticate/", {"code": "000000"})
    assert again.get("/").status_code == 302
    assert again.post(f"{SET_UP}authenticate/", {"code": code_of(secret, later=1)})["Location"] == "/"
    assert again.get("/").status_code == 200


def test_a_code_signs_in_once(cast):
    client, _answer = sign_in(cast.secretary)
    code = code_of(set_up_app(client), later=1)
    for expected in (True, False):
        again, _answer = sign_in(cast.secretary)
        again.post(f"{SET_UP}authenticate/", {"code": code})
        assert (again.get("/").status_code == 200) is expected


def test_a_recovery_code_signs_in_once(cast):
    client, _answer = sign_in(cast.secretary)
    set_up_app(client)
    code = recovery_codes(client)[3]
    for expected in (True, False):
        again, _answer = sign_in(cast.secretary)
        again.post(f"{SET_UP}authenticate/", {"code": code})
        assert (again.get("/").status_code == 200) is expected


def test_codes_are_not_guessed(cast):
    client, _answer = sign_in(cast.secretary)
    secret = set_up_app(client)
    again, _answer = sign_in(cast.secretary)
    for _number in range(6):
        again.post(f"{SET_UP}authenticate/", {"code": "000000"})
    answer = again.post(f"{SET_UP}authenticate/", {"code": code_of(secret, later=1)})
    assert "Wait a minute" in answer.content.decode()


def test_who_removes_it_is_led_to_set_up_another(cast):
    client, _answer = sign_in(cast.secretary)
    set_up_app(client)
    assert client.get("/").status_code == 200
    client.post(f"{SET_UP}totp/deactivate/")
    assert not Authenticator.objects.filter(user=cast.secretary).exists()
    assert client.get("/")["Location"] == SET_UP


def test_the_record_and_the_owner_are_told(cast, django_capture_on_commit_callbacks):
    client, _answer = sign_in(cast.secretary)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client)
    again, _answer = sign_in(cast.secretary)
    again.post(f"{SET_UP}authenticate/", {"code": "000000"})
    client.post(f"{SET_UP}totp/deactivate/")
    said = acts(cast.secretary)
    assert said[0] == "sign_in"
    assert said.count("sign_in") == 1
    assert said.count("add_factor") == 2  # the app, and the recovery codes that come with it
    assert "wrong_code" in said
    assert "remove_factor" in said
    letters = Notification.objects.filter(code="accounts.factor", to_user=cast.secretary)
    assert {"set up" in letter.text for letter in letters} == {True, False}


def test_the_record_knows_wrong_passwords_of_accounts_there_are(cast):
    for _number in range(7):
        Client().post("/accounts/login/", {"login": "Member@example.org", "password": "wrong wrong"})
    Client().post("/accounts/login/", {"login": "nobody@example.org", "password": "wrong wrong"})
    assert acts(cast.member) == ["wrong_password"] * 5 + ["delayed"]
    assert AuditEvent.objects.filter(verb="accounts.user.wrong_password").count() == 5
