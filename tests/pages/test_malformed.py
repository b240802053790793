"""Requests no browser sends get an answer of the kind “not understood”: never an error of ours, whoever sends them."""

import pytest
from django.test import Client

from iiwg.accounts import sessions

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=x"
OPEN = ("/accounts/login/", "/accounts/password/reset/", "/language/")
PATHS = (
    "/%00", "/%ff%fe", "/%", "/%zz", "/static/%00", "/static/..%2f..%2fetc/passwd", "/meetings/%00/", "/meetings/%D9%A1/",
    "/accounts/password/reset/key/zzzzzzzzzzzzz-x/", "/accounts/password/reset/key/1-%00/", "/members/letters/%f0%9f/",
    "//evil.example/%2e%2e",
)  # fmt: skip


@pytest.fixture(params=[False, True], ids=["a stranger", "a member"])
def visitor(request, cast, signed_in):
    """A browser whose failed requests come back as answers, and which must send the token of its form."""
    client = signed_in(cast.member) if request.param else Client()
    client.handler.enforce_csrf_checks = True
    client.raise_request_exception = False
    client.get("/accounts/login/")
    return client


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (FORM, b"&".join(b"a%d=1" % number for number in range(5000))),
        (FORM, b"login=%ff%fe%00&=&&&=%&%u0000"),
        (FORM, "login=\udcff".encode("utf-8", "surrogateescape")),
        (PARTS, b"--x\r\nContent-Disposition: form-data; name=\"a\r\n"),
        (PARTS, b'--x\r\nContent-Disposition: form-data; name="f"; filename="\x00"\r\n\r\nx\r\n--x--'),
        (PARTS, b"\x00" * 99),
        ("multipart/form-data", b"--x"),
        ("multipart/form-data; boundary=", b"--x"),
        ("multipart/form-data; boundary=\u00e9", b"--x"),
        ("application/json", b"\xff{"),
        ("text/plain; charset", b"x"),
        ("", b"x"),
    ],
    ids=str,
)  # fmt: skip
def test_a_body_that_is_no_form_is_refused(visitor, kind, body):
    for path in OPEN:
        assert 400 <= visitor.generic("POST", path, body, content_type=kind).status_code < 500


@pytest.mark.parametrize("path", PATHS, ids=ascii)
def test_an_address_that_is_none_leads_nowhere(visitor, path):
    answer = visitor.generic("GET", "/", PATH_INFO=path)
    assert answer.status_code < 500


@pytest.mark.parametrize("target", ["foo", "foo/", "desk:home", "?x", "javascript:x", "//evil.example"])
def test_the_language_switch_goes_to_addresses_only(client, target):
    answer = client.post("/language/", {"language": "en", "next": target})
    assert answer["Location"] == "/"


@pytest.mark.parametrize("key", ['"\\000aaaaaaaaaa"', "é" * 20, "a" * 4000, "'; --aaaaaaa"])
def test_a_session_nobody_made_is_none(client, monkeypatch, key):
    asked = []
    look_up = sessions.db.SessionStore._get_session_from_db

    def noted(store):
        asked.append(store.session_key)
        return look_up(store)

    monkeypatch.setattr(sessions.db.SessionStore, "_get_session_from_db", noted)
    assert client.get("/accounts/login/", HTTP_COOKIE=f"sessionid={key}").status_code == 200
    assert all(found.isalnum() for found in asked)
