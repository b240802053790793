"""The proxy's configuration under Debian's nginx, in front of the real gunicorn command."""

import http.client
import re
import shutil
import ssl
import subprocess
from contextlib import ExitStack
from tempfile import TemporaryDirectory

import pytest

from tests.deploy.names import name_server, saying
from tests.servers.private import Missing, free_port, private_nginx, program
from tests.servers.site import ROOT, eventually

HOST = "secretariat.example.org"
LIMIT_MB = 25

pytestmark = pytest.mark.servers


def configuration(folder, *, upstream: int, http_port: int, https_port: int) -> str:
    """The template filled in as containers and docs/operations.md do, on free ports."""
    text = (ROOT / "deploy/nginx/iiwg.conf.template").read_text()
    for name, value in {
        "IIWG_HOST": HOST,
        "IIWG_UPSTREAM": f"127.0.0.1:{upstream}",
        "IIWG_TLS": str(folder),
    }.items():
        text = text.replace(f"${{{name}}}", value)
    assert not re.search(r"\$\{", text), "the template has a variable nobody fills in"
    return text.replace("listen 80;", f"listen 127.0.0.1:{http_port};").replace(
        "listen 443 ", f"listen 127.0.0.1:{https_port} "
    )


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A folder with a certificate signed by itself."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
        + ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
        + ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="module")
def proxy(production_site, certificate):
    """Web and worker behind nginx: the ports of http and https."""
    http_port, https_port = free_port(), free_port()
    text = configuration(
        certificate, upstream=production_site.port, http_port=http_port, https_port=https_port
    )
    with ExitStack() as stack:
        try:
            stack.enter_context(private_nginx(text, port=https_port))
        except Missing as reason:
            pytest.skip(str(reason))
        stack.enter_context(production_site.running("web", "worker", "postman", "beat"))
        backups = stack.enter_context(TemporaryDirectory())
        subprocess.run([ROOT / "deploy/backup", backups], env=production_site.environment, check=True)
        yield http_port, https_port


@pytest.fixture
def secure(proxy, certificate):
    """A connection that trusts only our certificate, for exactly this name."""
    trust = ssl.create_default_context(cafile=str(certificate / "fullchain.pem"))

    class Connection(http.client.HTTPSConnection):
        def connect(self):
            http.client.HTTPConnection.connect(self)
            self.sock = trust.wrap_socket(self.sock, server_hostname=HOST)

    connection = Connection("127.0.0.1", proxy[1], timeout=20)
    yield connection
    connection.close()


def ask(connection, method: str, path: str, body=None, **headers):
    """The answer to one request, its text read."""
    connection.request(method, path, body=body, headers={"Host": HOST, **headers})
    answer = connection.getresponse()
    return answer, answer.read()


def test_the_site_answers_over_tls(secure):
    answer, text = ask(secure, "GET", "/healthz")
    assert (answer.status, text) == (200, b'{"ok": true}')


def test_the_site_knows_the_visitor_came_over_tls(secure):
    """Otherwise it would send him to https for ever, and its cookies would travel in the clear."""
    answer, _text = ask(secure, "GET", "/accounts/login/")
    assert answer.status == 200
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    cookies = answer.headers.get_all("Set-Cookie")
    assert [cookie.partition("=")[0] for cookie in cookies] == ["__Host-csrftoken"]
    assert all(
        "; Secure" in cookie and "; Path=/;" in cookie and "Domain" not in cookie for cookie in cookies
    )


def test_the_language_travels_over_tls_only(secure):
    text = "application/x-www-form-urlencoded"
    answer, page = ask(secure, "GET", "/accounts/login/")
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1].decode()
    kept = answer.headers["Set-Cookie"].split(";")[0]
    headers = {"Cookie": kept, "Content-Type": text, "Referer": f"https://{HOST}/accounts/login/"}
    answer, _text = ask(
        secure, "POST", "/language/", f"language=ru&next=/&csrfmiddlewaretoken={token}", **headers
    )
    said = answer.headers["Set-Cookie"]
    assert said.startswith("django_language=ru;")
    assert "; Secure" in said


@pytest.mark.parametrize("path", ["/accounts/login/", "/healthz", "/nowhere/", "/static/js/site.js"])
def test_browsers_are_told_what_a_page_may_use_and_who_may_embed_it(secure, path):
    answer, _text = ask(secure, "GET", path)
    assert answer.headers.get_all("Cross-Origin-Resource-Policy") == ["same-origin"]
    policy = answer.headers["Permissions-Policy"]
    assert "camera=()" in policy and "publickey-credentials-get=(self)" in policy


def test_a_visitor_cannot_claim_to_be_secure_or_somebody_else(secure, proxy):
    plain = http.client.HTTPConnection("127.0.0.1", proxy[0], timeout=20)
    answer, _text = ask(plain, "GET", "/accounts/login/", **{"X-Forwarded-Proto": "https"})
    plain.close()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/accounts/login/")


def test_plain_http_is_sent_to_https_with_its_path(proxy):
    plain = http.client.HTTPConnection("127.0.0.1", proxy[0], timeout=20)
    answer, _text = ask(plain, "GET", "/meetings/?year=2026")
    plain.close()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/meetings/?year=2026")


def test_gunicorn_itself_refuses_plain_http_but_lets_the_health_probe_in(production_site, proxy):
    direct = http.client.HTTPConnection("127.0.0.1", production_site.port, timeout=20)
    answer, _text = ask(direct, "GET", "/accounts/login/")
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/accounts/login/")
    direct.close()
    assert production_site.health()[0] == 200


def test_an_unknown_host_is_refused(secure):
    answer, _text = ask(secure, "GET", "/accounts/login/", Host="elsewhere.example.org")
    assert answer.status == 400


def test_a_file_above_the_limit_of_the_site_reaches_the_site(secure):
    """So that the reader gets the site's sentence, and nginx's bare page only for something far larger."""
    cookie = ask(secure, "GET", "/accounts/login/")[0].headers["Set-Cookie"].split(";")[0]
    headers = {"Cookie": cookie, "Content-Type": "application/octet-stream"}
    answer, _text = ask(secure, "POST", "/accounts/login/", b"x" * (LIMIT_MB + 5) * 2**20, **headers)
    assert answer.status == 403  # the site's own answer: no token
    too_large, _text = ask(secure, "POST", "/accounts/login/", b"x" * 60 * 2**20, **headers)
    assert too_large.status == 413


def test_a_web_server_that_got_a_new_address_is_found(certificate):
    """As after an upgrade of the containers: the name stays, the address is another one."""
    port, https_port = free_port(), free_port()
    text = configuration(certificate, upstream=port, http_port=free_port(), https_port=https_port)
    with (
        name_server("127.0.0.1") as names,
        saying("old", "127.0.0.1", port),
        saying("new", "127.0.0.2", port),
    ):
        named = text.replace(f"set $web 127.0.0.1:{port};", f"set $web web:{port};").replace(
            "resolver 127.0.0.11 valid=10s", f"resolver 127.0.0.1:{names.port} valid=1s"
        )
        assert named.count(f"web:{port}") == named.count(str(names.port)) == 1
        with private_nginx(named, port=https_port):
            trust = ssl.create_default_context(cafile=str(certificate / "fullchain.pem"))
            trust.check_hostname = False

            def heard() -> bytes:
                connection = http.client.HTTPSConnection("127.0.0.1", https_port, timeout=20, context=trust)
                return ask(connection, "GET", "/")[1]

            assert heard() == b"old"
            names.address = "127.0.0.2"
            eventually(lambda: heard() == b"new", what="the new address is found")


@pytest.mark.skipif(shutil.which("envsubst") is None, reason="envsubst comes with gettext-base")
def test_envsubst_fills_in_the_template_as_the_documentation_says(certificate):
    documented = re.search(r"envsubst '([^']+)'", (ROOT / "docs/operations.md").read_text()).group(1)
    done = subprocess.run(
        ["envsubst", documented],
        input=(ROOT / "deploy/nginx/iiwg.conf.template").read_text(),
        env={
            "PATH": "/usr/bin",
            "IIWG_HOST": HOST,
            "IIWG_UPSTREAM": "127.0.0.1:8000",
            "IIWG_TLS": str(certificate),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    expected = configuration(certificate, upstream=8000, http_port=80, https_port=443)
    assert done.stdout == expected.replace("127.0.0.1:80;", "80;").replace("127.0.0.1:443 ", "443 ")
