"""A passkey on an emulated device: set up on a phone on the first sign-in, asked at the next one, with the site's own CSP."""

import pytest

from tests import cast as cast_module
from tests.browser.conftest import PHONE, scan
from tests.cast import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def leading(settings):
    """The leading co-chair, of whom a second factor is asked."""
    settings.SECOND_FACTOR = frozenset({"chairs"})
    return cast_module.build().leading


@pytest.fixture
def phone(chromium, live_server):
    """A phone with a lock that is always opened, and what went wrong on its pages."""
    context = chromium.new_context(viewport=PHONE, base_url=live_server.url, is_mobile=True, has_touch=True)
    context.add_cookies([{"name": "django_language", "value": "en", "url": live_server.url}])
    page = context.new_page()
    page.set_default_timeout(60000)
    page.errors_seen = []
    page.on("console", lambda said: page.errors_seen.append(said.text) if said.type == "error" else None)
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield page
    context.close()


def give_password(page, user) -> None:
    """Sign in as far as the password goes."""
    page.goto("/accounts/login/")
    page.fill("input[name=login]", user.email)
    page.fill("input[name=password]", PASSWORD)
    page.click("form .btn-primary")


def test_a_passkey_is_set_up_and_signs_in(phone, leading):
    give_password(phone, leading)
    phone.wait_for_url("**/accounts/second-factor/")
    scan(phone)
    phone.click("text=Set up a passkey")
    scan(phone)
    phone.fill("input[name=name]", "My phone")
    phone.click("#passkey")
    phone.wait_for_url("**/recovery-codes/")
    scan(phone)
    assert phone.locator(".codes li").count() == 10
    phone.click("text=I have kept them")
    phone.wait_for_url("**/")
    phone.context.clear_cookies(name="sessionid")
    give_password(phone, leading)
    phone.wait_for_url("**/authenticate/")
    scan(phone)
    phone.click("#passkey")
    phone.wait_for_url(lambda url: url.endswith("/") and "accounts" not in url)
    assert phone.errors_seen == []


def test_a_passkey_that_is_not_there_is_said_in_a_sentence(phone, leading):
    give_password(phone, leading)
    phone.goto("/accounts/second-factor/webauthn/add/")
    refuses = "() => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    phone.evaluate(f"() => {{ navigator.credentials.create = {refuses} }}")
    phone.click("#passkey")
    phone.wait_for_selector("[data-passkey-failed]:not([hidden])")
