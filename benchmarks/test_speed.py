"""How fast pages and documents are. `make bench` prints milliseconds; nothing here passes or fails on time."""

import statistics
import time

import pytest
from django.core.management import call_command
from django.test import Client

from iiwg.accounts.models import User
from iiwg.documents.rendering import render_text
from meetings.minutes.models import Minutes
from meetings.minutes.texts.minutes import minutes_html

RUNS = 15


def measure(capsys, what: str, work) -> None:
    """Print median and worst of some runs, in milliseconds."""
    times = []
    work()
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    with capsys.disabled():
        print(f"\n{what}: median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms", end="")  # noqa: T201


@pytest.mark.django_db
def test_pages_and_documents(capsys):
    call_command("load_preset", "tj", verbosity=0)
    call_command("load_demo", verbosity=0)
    client = Client()
    client.force_login(
        User.objects.get(email="secretariat@demo.example"),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    for path in ("/", "/meetings/", "/follow-up/", "/members/", "/members/institutions/", "/register/"):
        assert client.get(path).status_code == 200
        measure(capsys, path, lambda path=path: client.get(path))
    draft = Minutes.objects.get(meeting__number="DEMO-1")
    html = minutes_html(draft, "ru")
    for file_format in ("pdf", "docx"):
        measure(
            capsys,
            f"minutes as {file_format}",
            lambda f=file_format: render_text(html, format=f, language="ru", title="t"),
        )
