"""Keys of second factors lie encrypted in the database; another secret of the site locks nobody out for good."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate

from iiwg.accounts import factor_keys, services
from iiwg.notifications.models import Notification
from tests.accounts.test_second_factor import SET_UP, code_of, recovery_codes, set_up_app, sign_in

pytestmark = pytest.mark.django_db
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SEED = "0123456789abcdef" * 5
CANNOT = "The site cannot check your codes any more"


@pytest.fixture(autouse=True)
def _asked(settings):
    """As in production."""
    settings.SECOND_FACTOR = frozenset({"secretariat"})


@pytest.fixture
def key(cast):
    """The key of the secretary's app, set up before anything is changed."""
    client, _answer = sign_in(cast.secretary)
    return set_up_app(client)


def kept(who) -> str:
    """All that the database holds of the second factors of an account."""
    return json.dumps([row.data for row in Authenticator.objects.filter(user=who).order_by("pk")])


def in_the_clear(who) -> None:
    """An app and recovery codes, as earlier versions kept them."""
    Authenticator.objects.create(user=who, type="totp", data={"secret": KEY})
    Authenticator.objects.create(user=who, type="recovery_codes", data={"seed": SEED, "used_mask": 0})


def answer_to_code(who, key: str) -> str:
    """What signing in with the next code of an app leads to: a place, or the page again."""
    client, _answer = sign_in(who)
    answer = client.post(f"{SET_UP}authenticate/", {"code": code_of(key, later=1)})
    return answer.headers.get("Location") or answer.content.decode()


def test_neither_key_nor_seed_can_be_read_in_the_database(cast):
    client, _answer = sign_in(cast.secretary)
    key = set_up_app(client)
    codes = recovery_codes(client)
    app, recovery = Authenticator.objects.filter(user=cast.secretary).order_by("pk")
    assert key not in kept(cast.secretary)
    assert factor_keys.decrypt(app.data["secret"]) == key
    recovery.data["seed"] = factor_keys.decrypt(recovery.data["seed"])
    assert recovery.data["seed"] not in kept(cast.secretary)
    assert len(codes) == len(set(codes)) == 10


def after_an_upgrade() -> None:
    """What `migrate` says to the accounts at its end; all of it changes tables, which no test does in its transaction."""
    accounts = apps.get_app_config("accounts")
    post_migrate.send(accounts, app_config=accounts, verbosity=0, interactive=False, using=DEFAULT_DB_ALIAS)


def test_what_earlier_versions_kept_is_read_and_encrypted_by_the_next_upgrade(cast):
    in_the_clear(cast.secretary)
    assert answer_to_code(cast.secretary, KEY) == "/"
    after_an_upgrade()
    assert KEY not in kept(cast.secretary)
    assert SEED not in kept(cast.secretary)
    app, recovery = Authenticator.objects.filter(user=cast.secretary).order_by("pk")
    assert factor_keys.decrypt(app.data["secret"]) == KEY
    assert factor_keys.decrypt(recovery.data["seed"]) == SEED
    before = kept(cast.secretary)
    factor_keys.encrypt_all()
    assert kept(cast.secretary) == before


def test_with_the_secret_before_codes_go_on_and_are_written_anew(cast, settings, key):
    settings.SECRET_KEY, settings.SECRET_KEY_BEFORE = "another", settings.SECRET_KEY
    assert answer_to_code(cast.secretary, key) == "/"
    factor_keys.encrypt_all()
    settings.SECRET_KEY_BEFORE = ""
    assert not any(map(factor_keys.is_unreadable, services.factors_of(cast.secretary)))


def test_without_it_the_page_says_what_to_do_and_two_people_help(cast, settings, key):
    settings.SECRET_KEY = "another"
    factor_keys.encrypt_all()
    assert CANNOT in answer_to_code(cast.secretary, key)
    client, _answer = sign_in(cast.secretary)
    assert client.get("/")["Location"] == "/accounts/login/?next=/"
    services.ask_recovery(cast.secretary, by=cast.administrator)
    cast.leading.groups.set(cast.secretary.groups.all())  # a second person of the secretariat
    services.recover(cast.secretary, by=type(cast.leading).objects.get(pk=cast.leading.pk))
    client, _answer = sign_in(cast.secretary)
    set_up_app(client)
    assert client.get("/").status_code == 200


def test_the_secret_that_comes_back_reads_them_again(cast, settings, key):
    true, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    factor_keys.encrypt_all()
    settings.SECRET_KEY = true
    assert answer_to_code(cast.secretary, key) == "/"


def test_who_signs_in_another_way_is_told_that_the_app_is_useless(cast, settings):
    """By a passkey, or as here by the password of an account with nothing but recovery codes."""
    rows = Authenticator.objects
    rows.create(user=cast.member, type="recovery_codes", data={"seed": factor_keys.encrypt(SEED)})
    settings.SECRET_KEY = "another"
    client, _answer = sign_in(cast.member)
    assert client.get(SET_UP).status_code == 200
    assert not rows.filter(user=cast.member).exists()
    letter = Notification.objects.get(code="accounts.factor", to_user=cast.member)
    assert "was removed" in letter.text


def test_a_passkey_outlives_any_secret(cast, settings):
    in_the_clear(cast.secretary)
    Authenticator.objects.create(user=cast.secretary, type="webauthn", data={"name": "x", "credential": {}})
    factor_keys.encrypt_all()
    services.drop_unreadable_factors(cast.secretary, by=cast.secretary)
    assert services.factors_of(cast.secretary).count() == 3
    settings.SECRET_KEY = "another"
    services.drop_unreadable_factors(cast.secretary, by=cast.secretary)
    assert [row.type for row in services.factors_of(cast.secretary)] == ["webauthn"]
