"""Headers that browsers obey, and the name of the cookie that scripts read."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db
ASK = (
    "import json, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'iiwg.settings'; from django.conf import settings;"
    "print(json.dumps([settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_SECURE,"
    "settings.CSRF_COOKIE_SECURE, settings.LANGUAGE_COOKIE_SECURE]))"
)


@pytest.mark.parametrize("path", ["/accounts/login/", "/nowhere/", "/static/js/site.js"])
def test_every_answer_says_what_a_page_may_use_and_who_may_embed_it(client, path):
    answer = client.get(path)
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in answer["Permissions-Policy"]


def test_scripts_are_told_the_name_of_the_cookie_they_read(client, settings):
    settings.CSRF_COOKIE_NAME = "__Host-csrftoken"
    assert 'data-csrf-cookie="__Host-csrftoken"' in client.get("/accounts/login/").content.decode()


@pytest.mark.parametrize(
    ("production", "said"),
    [("1", ["__Host-sessionid", "__Host-csrftoken", True, True, True]),
     ("0", ["sessionid", "csrftoken", False, False, False])],
)  # fmt: skip
def test_in_production_no_neighbour_of_the_domain_sets_our_cookies(tmp_path, production, said):
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        env=os.environ | {"IIWG_PRODUCTION": production, "IIWG_VAR": str(tmp_path)},
        cwd=settings.BASE_DIR, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert json.loads(answer.stdout) == said


@pytest.mark.parametrize("secure", [True, False])
def test_the_cookie_of_the_language_is_as_secure_as_the_site(client, settings, secure):
    settings.LANGUAGE_COOKIE_SECURE = secure
    answer = client.post("/language/", {"language": "ru", "next": "/"})
    assert bool(answer.cookies["django_language"]["secure"]) is secure
