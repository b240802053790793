"""The entrance for the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iiwg.settings")
PIECE = 64 * 1024  # bytes

site = get_wsgi_application()


def application(environ, start_response):
    """The site. What is left of a refused upload is read, so that a proxy can pass on the answer instead of a 502."""
    answer = site(environ, start_response)
    while environ["wsgi.input"].read(PIECE):
        pass
    return answer
