"""The entrance for the web server."""

import codecs
import os
from email.message import Message

from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iiwg.settings")
PIECE = 64 * 1024  # bytes

site = get_wsgi_application()

from iiwg.desk.demo.checks import refuse_demo_in_production  # noqa: E402  models are there once Django is set up

refuse_demo_in_production()  # once in the life of a process, however it was started
connections.close_all()


def application(environ, start_response):
    """The site. What is left of a refused upload is read, so that a proxy can pass on the answer instead of a 502."""
    answer = site(environ, start_response) if is_utf8(environ) else not_understood(start_response)
    while environ["wsgi.input"].read(PIECE):
        pass
    return answer


def is_utf8(environ) -> bool:
    """Whether a form comes in the one encoding browsers send; others make Django fail before it can answer."""
    head = Message()
    head["Content-Type"] = environ.get("CONTENT_TYPE") or "text/plain"
    try:
        return codecs.lookup(head.get_content_charset("utf-8")).name == "utf-8"
    except (LookupError, ValueError):
        return False


def not_understood(start_response):
    """400, in a word."""
    start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
    return [b"Send forms in UTF-8.\n"]
