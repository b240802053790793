"""Kill -9 of worker and postman in the middle of its work: nothing is lost, nothing is sent twice."""

import email
import os
import signal

import psycopg
import pytest

from tests.servers.private import Missing, end
from tests.servers.site import eventually, private_site

pytestmark = pytest.mark.servers
LETTERS = 400
PARAGRAPHS = 6000


@pytest.fixture
def site():
    """A site on real PostgreSQL and Redis; a job claimed two seconds ago counts as dead."""
    try:
        with private_site(IIWG_STALE_AFTER_SECONDS="2") as running:
            yield running
    except Missing as reason:
        pytest.skip(str(reason))


def ask(site, sql: str):
    """The first row of a query on the site's database."""
    with psycopg.connect(site.environment["DATABASE_URL"], autocommit=True) as connection:
        return connection.execute(sql).fetchone()


def kill(worker) -> None:
    """Kill the worker and its children at once, as a power cut would."""
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait(timeout=20)
    end(worker)


def letters(site) -> list[str]:
    """The Message-ID of every letter that left the site."""
    return [
        email.message_from_bytes(path.read_bytes())["Message-ID"]
        for path in (site.folder / "outbox").glob("*.eml")
    ]


def test_a_pdf_whose_worker_was_killed_is_made_by_the_next_one(site):
    site.manage("shell", "-c", f"""
from iiwg.audit.actors import SYSTEM
from iiwg.documents.services import ask_for_rendition, store_text
html = "<p>Ҷумҳурии Тоҷикистон, a long paragraph of the minutes.</p>" * {PARAGRAPHS}
ask_for_rendition(store_text(html, title="Long", language="tg", by=SYSTEM), by=SYSTEM)
""")  # fmt: skip
    state = "SELECT state, attempts FROM documents_rendition"
    worker = site.start("worker")
    eventually(lambda: ask(site, state)[0] == "running", what="the PDF is being made")
    kill(worker)
    assert ask(site, state) == ("running", 1)
    with site.running("worker"):

        def swept():
            site.celery("call", "iiwg.documents.tasks.sweep")
            return ask(site, state)[0] == "done"

        eventually(swept, seconds=240, what="the PDF was made by the next worker")
    assert ask(site, "SELECT count(*) FROM documents_rendition") == (1,)
    (name,) = ask(site, "SELECT file FROM documents_rendition")
    assert (site.folder / "media" / name).read_bytes().startswith(b"%PDF")


def test_reminders_whose_worker_was_killed_are_each_sent_once(site):
    site.manage("load_preset", "tj")
    site.manage("load_demo")
    site.manage("shell", "-c", f"""
from iiwg.notifications.models import Notification
Notification.objects.all().update(state="sent", sent_at="2026-01-01T00:00:00Z")
from actions.models import ActionItem
from members.models import Institution
for number, place in enumerate(Institution.objects.filter(action_items__isnull=False).distinct()):
    Institution.objects.filter(pk=place.pk).update(contact_email=f"office{{number}}@example.org")
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import post
for number in range({LETTERS}):
    post(Recipient(email=f"member{{number}}@example.org", language="tg"), "x", "Subject", "Text")
""")  # fmt: skip
    reminded = "SELECT count(*) FROM notifications_notification WHERE code = 'reminder'"
    waiting = "SELECT count(*) FROM notifications_notification WHERE state <> 'sent'"
    worker, postman = site.start("worker"), site.start("postman")
    site.celery("call", "iiwg.notifications.tasks.remind")
    site.celery("call", "iiwg.notifications.tasks.sweep")
    eventually(lambda: len(letters(site)) > 5, what="some letters are out")
    kill(postman)
    kill(worker)
    assert ask(site, waiting)[0] > 0
    with site.running("worker", "postman"):

        def delivered():
            for task in ("remind", "sweep"):
                site.celery("call", f"iiwg.notifications.tasks.{task}")
            return ask(site, waiting) == (0,) and ask(site, reminded)[0] > 0

        eventually(delivered, seconds=120, what="every letter is out")
        first = ask(site, reminded)
        site.manage("run_reminders")
        assert ask(site, reminded) == first
        import datetime

        tomorrow = datetime.date.today() + datetime.timedelta(days=1)  # noqa: DTZ011
        site.manage("run_reminders", "--on", tomorrow.isoformat())
        site.manage("run_reminders", "--on", tomorrow.isoformat())
    claims = "SELECT count(*), count(DISTINCT (rule, rung, subject, due_on, recipient_key)) FROM notifications_remindersent"
    total, distinct = ask(site, claims)
    assert total == distinct > 0
    sent = letters(site)
    assert len(sent) == len(set(sent)) >= LETTERS
    (again,) = ask(
        site,
        "SELECT max(n) FROM (SELECT count(*) n FROM notifications_notification WHERE code='x' GROUP BY to_email) t",
    )
    assert again == 1
