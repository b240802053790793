"""The entrance for the web server."""

from io import BytesIO

from iiwg import wsgi


def test_what_is_left_of_a_refused_upload_is_read(monkeypatch):
    monkeypatch.setattr(wsgi, "site", lambda _environ, _start: [b"refused"])
    sent = BytesIO(b"x" * (wsgi.PIECE * 3 + 1))
    assert wsgi.application({"wsgi.input": sent}, None) == [b"refused"]
    assert sent.read() == b""
