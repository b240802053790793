"""What monitoring and the administrator are told of the system."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from iiwg.documents.enums import RenditionState
from iiwg.documents.models import DocumentVersion, Rendition
from iiwg.health import signs, tasks
from iiwg.health.models import Sign
from iiwg.health.probe import no_answer
from iiwg.notifications.enums import State
from iiwg.notifications.models import Notification

pytestmark = pytest.mark.django_db
PAGE = "/settings/health/"


@pytest.fixture
def running_for_long(monkeypatch):
    """The web server was started long ago."""
    monkeypatch.setattr(signs, "_STARTED", signs._STARTED - 3600)


def away():
    raise ConnectionError("broker away at 10.0.0.5:6379")


def test_a_stranger_hears_only_ok_or_not(client, monkeypatch):
    monkeypatch.setattr("iiwg.health.parts._ask_broker", away)
    answer = client.get("/healthz", headers={"x-forwarded-for": "203.0.113.9"})
    assert (answer.status_code, answer.json()) == (503, {"ok": False})
    assert client.get("/healthz", REMOTE_ADDR="203.0.113.9").json() == {"ok": False}


def test_the_machine_itself_hears_why(client, monkeypatch):
    assert client.get("/healthz").json() == {"ok": True}
    monkeypatch.setattr("iiwg.health.parts._ask_broker", away)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["broker"]) == (503, "broker away at 10.0.0.5:6379")


def test_a_server_that_hangs_is_noticed_and_asked_by_one_thread_only():
    freed, begun = threading.Event(), []

    def hangs():
        begun.append(1)
        freed.wait(30)

    assert "no answer" in no_answer("hanging", hangs, seconds=0.05)
    assert "no answer" in no_answer("hanging", hangs, seconds=0.05)
    assert len(begun) == 1
    freed.set()


def test_a_hanging_database_is_told_without_asking_it_for_more(client, monkeypatch):
    monkeypatch.setattr("iiwg.health.parts._ask_database", away)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (
        503,
        {"ok": False, "database": "broker away at 10.0.0.5:6379"},
    )


PARTS = [
    pytest.param("clock", tasks.beat, id="clock"),
    pytest.param("postman", tasks.beat_postman, id="postman"),
]


@pytest.mark.parametrize(("part", "beat"), PARTS)
def test_silence_of_each_part_is_noticed(client, running_for_long, part, beat):
    for _name, other in (each.values for each in PARTS):
        other()
    assert client.get("/healthz").json() == {"ok": True}
    Sign.objects.filter(name=part).update(at=timezone.now() - timedelta(minutes=6))
    assert set(client.get("/healthz").json()) == {"ok", part}
    beat()
    assert client.get("/healthz").json() == {"ok": True}


def test_a_part_that_never_gave_a_sign_is_noticed(client, running_for_long):
    assert set(client.get("/healthz").json()) == {"ok", "clock", "postman"}


def test_a_sign_given_while_the_clock_was_ahead_does_not_hide_silence(client):
    signs.give(signs.CLOCK, at=timezone.now() + timedelta(days=2))
    assert "clock" in client.get("/healthz").json()


def test_a_site_that_has_just_started_waits_for_the_first_beat(client):
    assert not Sign.objects.exists()
    assert client.get("/healthz").json() == {"ok": True}


def test_a_document_that_waits_for_long_is_noticed(client):
    text = DocumentVersion.objects.create(title="t", language="tg", html="<p>t</p>", sha256="0" * 64)
    Rendition.objects.create(document=text, format="pdf", state=RenditionState.QUEUED)
    assert client.get("/healthz").json() == {"ok": True}
    Rendition.objects.update(requested_at=timezone.now() - timedelta(hours=1))
    assert "renditions" in client.get("/healthz").json()


def test_a_folder_of_documents_that_is_gone_is_noticed(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "gone"
    assert client.get("/healthz").json() == {"ok": True}
    DocumentVersion.objects.create(title="t", file="files/a.pdf", sha256="0" * 64)
    assert "documents" in client.get("/healthz").json()
    settings.MEDIA_ROOT.mkdir()  # the place of a disk that is not mounted
    assert "documents" in client.get("/healthz").json()
    (settings.MEDIA_ROOT / "files").mkdir()
    assert client.get("/healthz").json() == {"ok": True}


def test_a_full_disk_is_noticed(client, monkeypatch):
    class Full:
        total, free = 10**12, 10**6

    monkeypatch.setattr("iiwg.health.parts.shutil.disk_usage", lambda _place: Full)
    assert "disk" in client.get("/healthz").json()


@pytest.mark.parametrize(
    ("hours", "ok", "code"), [(1, True, 200), (40, True, 503), (1, False, 503), (None, True, 503)]
)
def test_production_needs_a_backup_of_the_last_night(client, settings, hours, ok, code):
    settings.PRODUCTION = True
    if hours is not None:
        signs.give(signs.BACKUP, ok=ok, note="no room", at=timezone.now() - timedelta(hours=hours))
    answer = client.get("/healthz")
    assert (answer.status_code, "backup" in answer.json()) == (code, code == 503)


def test_a_watchman_outside_is_called_after_each_beat(settings, monkeypatch):
    called = []

    class Answer:
        def close(self):
            called.append("closed")

    monkeypatch.setattr("urllib.request.urlopen", lambda url, timeout: called.append(url) or Answer())
    tasks.beat()
    settings.PING_URL = "https://watch.example/1"
    tasks.beat()
    assert called == ["https://watch.example/1", "closed"]


def test_a_watchman_that_is_away_does_not_stop_the_beat(settings, monkeypatch):
    settings.PING_URL = "https://watch.example/1"
    monkeypatch.setattr("urllib.request.urlopen", lambda url, timeout: away())
    tasks.beat()
    assert signs.last(signs.CLOCK).ok


def test_the_page_of_the_administrator_says_what_to_do(cast, signed_in, monkeypatch):
    monkeypatch.setattr("iiwg.health.parts._ask_broker", away)
    client = signed_in(cast.administrator)
    page = client.get(PAGE).content.decode()
    assert "broker away" in page
    assert page.index("broker away") < page.index("GB")  # what does not work stands first
    client.post("/language/", {"language": "en"})
    assert "Look whether Redis runs." in client.get(PAGE).content.decode()


def test_nobody_else_sees_the_page(cast, signed_in):
    assert signed_in(cast.secretary).get(PAGE).status_code == 403


def standing(page, title):
    """What the page says of one thing that is looked after, from its title on."""
    return page.split(f"<strong>{title}</strong>")[1].split("</li>")[0]


def test_what_was_never_done_is_not_called_in_order(cast, signed_in):
    page = signed_in(cast.administrator).get(PAGE).content.decode()
    for title, advice in (("Backup", "Make one before anything"), ("Verification", "manage.py verify")):
        said = standing(page, title)
        assert "none yet" in said and "badge-inactive" in said
        assert advice in said
        assert "in order" not in said


def test_letters_given_up_were_seen_only_where_there_were_some(cast, signed_in):
    title, client = "Letters that could not be sent", signed_in(cast.administrator)
    assert "No letter was given up." in standing(client.get(PAGE).content.decode(), title)
    facts = {"to_email": "a@example.org", "language": "en", "subject": "s", "text": "t"}
    Notification.objects.create(code="x", state=State.FAILED, seen_at=timezone.now(), **facts)
    assert "You have seen them all." in standing(client.get(PAGE).content.decode(), title)
