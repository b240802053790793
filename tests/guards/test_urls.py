"""Every address declares who may; strangers are sent to the sign-in page."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from iiwg.accounts.middleware import PUBLIC_NAMES

OPEN_TO_EVERYBODY = {"desk:healthz", "desk:language", "documents:check", "documents:check-any"}
LIBRARY = {"account_change_password", "account_reauthenticate"}  # sign-in is asked by the middleware
LIBRARY |= {f"mfa_{name}" for name in (
    "index", "reauthenticate", "activate_totp", "deactivate_totp", "view_recovery_codes", "generate_recovery_codes",
    "download_recovery_codes", "list_webauthn", "add_webauthn", "reauthenticate_webauthn", "remove_webauthn", "edit_webauthn",
)}  # fmt: skip


def patterns(resolver=None, prefix=""):
    """Every pattern of the URLconf with its full name."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            namespace = f"{entry.namespace}:" if entry.namespace else ""
            yield from patterns(entry, prefix + namespace)
        elif isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}", entry


ALL = dict(patterns())


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_address_declares_its_permission(name):
    if name in PUBLIC_NAMES or name in LIBRARY:
        return
    callback = ALL[name].callback
    assert hasattr(callback, "permission"), f"{name}: wrap the view in allow(…) or public(…)"
    if callback.permission is None:
        assert name in OPEN_TO_EVERYBODY


def test_every_declared_permission_exists():
    import rules

    asked = {
        entry.callback.permission for entry in ALL.values() if getattr(entry.callback, "permission", None)
    }
    assert {name for name in asked if not rules.perm_exists(name)} == set()


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_sign_in_page(client):
    from django.urls import NoReverseMatch, reverse

    for name, entry in ALL.items():
        if name in PUBLIC_NAMES or name in OPEN_TO_EVERYBODY:
            continue
        try:
            address = reverse(name, kwargs=dict.fromkeys(entry.pattern.converters, 1))
        except NoReverseMatch:
            continue
        answer = client.get(address)
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/accounts/login/"), name
