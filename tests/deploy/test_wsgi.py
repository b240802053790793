"""The entrance for the web server."""

from io import BytesIO

import pytest
from django.test import RequestFactory

from iiwg import wsgi


def test_what_is_left_of_a_refused_upload_is_read(monkeypatch):
    monkeypatch.setattr(wsgi, "site", lambda _environ, _start: [b"refused"])
    sent = BytesIO(b"x" * (wsgi.PIECE * 3 + 1))
    assert wsgi.application({"wsgi.input": sent}, None) == [b"refused"]
    assert sent.read() == b""


@pytest.mark.parametrize(
    "charset", ["utf-16", "utf-7", "cp037", "hex", "idna", "nothing", "a" * 999, '"', "utf_8_sig"]
)
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"]
)
def test_a_form_in_another_encoding_is_not_understood(charset, kind):
    environ = RequestFactory().generic("POST", "/language/", b"next=+2AA-").environ
    environ |= {
        "wsgi.input": BytesIO(b"next=+2AA-"),
        "CONTENT_TYPE": f"{kind}; charset={charset}",
        "QUERY_STRING": "q=+2AA-",
    }
    said = []
    body = b"".join(wsgi.application(environ, lambda status, headers: said.append(status)))
    assert (said, body) == (["400 Bad Request"], b"Send forms in UTF-8.\n")


@pytest.mark.parametrize(
    "kind", ["", "text/html; charset=UTF-8", "text/html; charset=utf8", 'text/html; charset="utf-8"']
)
def test_what_browsers_send_is_understood(kind):
    assert wsgi.is_utf8({"CONTENT_TYPE": kind})
