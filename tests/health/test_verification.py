"""Whatever somebody changes past the site is found: each kind of fault is made by hand here, with the seals taken off."""

import json
import tracemalloc
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from iiwg.audit.actors import SYSTEM
from iiwg.audit.chain import seal_chain
from iiwg.audit.models import AuditEvent, AuditSeal
from iiwg.audit.services import key, record
from iiwg.celery import app
from iiwg.desk import tasks
from iiwg.documents import verification as of_documents
from iiwg.documents.models import DocumentVersion
from iiwg.documents.services import store_file, store_text
from iiwg.health import anchors, parts, signs
from iiwg.health.findings import Level
from iiwg.health.verification import SHOWN, Checked, verify
from iiwg.notifications.models import Notification
from meetings.minutes.models import Approval, Minutes, MinutesText
from tests import scenes
from tests.cast import user

pytestmark = pytest.mark.django_db
FAILED = "desk.verification_failed"


@pytest.fixture
def archive(cast):
    """Published minutes, an uploaded paper, a sealed record with its anchor."""
    cast.minutes = scenes.published(cast)
    cast.approval = cast.minutes.approvals.get()
    cast.paper = store_file(SimpleUploadedFile("paper.pdf", b"%PDF-1.7 the paper"), by=cast.secretary)
    cast.text = cast.minutes.texts.get(authoritative=True).document
    cast.link = seal_chain()
    anchors.note_newest()
    return cast


def found() -> dict[str, str]:
    """What is wrong, by the key of the thing."""
    return {checked.key: str(checked.sentence) for checked in verify().first}


def test_an_archive_nobody_touched_is_whole(archive):
    result = verify()
    assert found() == {}
    assert result.counts["seals"] > 20
    assert result.counts["texts"] == DocumentVersion.objects.exclude(html="").count() >= 3
    assert {name: result.counts[name] for name in ("links", "anchors", "files", "approvals", "minutes")} == {
        "links": 1, "anchors": 1, "files": 1, "approvals": 1, "minutes": 1,
    }  # fmt: skip
    sign = signs.last(signs.VERIFICATION)
    assert (sign.ok, sign.note) == (True, "")


# --- seals and chain -----------------------------------------------------------------------------------------------


def test_a_seal_that_is_gone_is_found(archive):
    where = " ON documents_documentversion" if connection.vendor == "postgresql" else "_update"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER document_version_sealed{where}")
    assert list(found()) == ["document_version_sealed"]


def test_a_changed_event_is_found(archive, unsealed):
    with unsealed():
        AuditEvent.objects.filter(pk=archive.link.first_event_id).update(actor_id=77)
    assert "are not what they were" in found()[f"{archive.link.first_event_id}–{archive.link.last_event_id}"]


def test_a_missing_event_is_found(archive, unsealed):
    with unsealed():
        AuditEvent.objects.filter(pk=archive.link.first_event_id).delete()
    assert "is gone" in found()[f"{archive.link.first_event_id}–{archive.link.last_event_id}"]


def test_a_gap_between_links_is_found(archive, unsealed):
    record("members.group.test", archive.terms, by=SYSTEM)
    seal_chain()
    with unsealed():
        AuditSeal.objects.filter(pk=archive.link.pk).delete()
    assert "under no seal" in found()[f"{archive.link.first_event_id}–{archive.link.last_event_id}"]


# --- anchors -------------------------------------------------------------------------------------------------------


def test_a_record_cut_short_is_found_by_the_anchor_alone(archive, unsealed):
    with unsealed():
        AuditSeal.objects.all().delete()
        AuditEvent.objects.filter(verb__startswith="accounts").delete()
    assert "is gone" in found()[str(archive.link.last_event_id)]


def test_a_link_written_anew_is_found_by_the_anchor(archive, unsealed):
    with unsealed():
        AuditSeal.objects.all().delete()
        AuditEvent.objects.filter(pk=archive.link.first_event_id).update(actor_id=77)
    assert seal_chain().last_event_id == archive.link.last_event_id
    assert list(found()) == [str(archive.link.last_event_id)]
    assert "not the one that was noted" in found()[str(archive.link.last_event_id)]


def test_a_line_that_is_no_anchor_is_found(archive, settings):
    with (Path(settings.MEDIA_ROOT) / "anchors.txt").open("a") as file:
        file.write("forged\n")
    assert list(found()) == ["line 2"]


def test_a_link_is_noted_once(archive, settings):
    assert anchors.note_newest() == ""
    record("members.group.test", archive.terms, by=SYSTEM)
    link = seal_chain()
    line = anchors.note_newest()
    assert line.startswith(f"{link.last_event_id} {link.digest} 20")
    assert (Path(settings.MEDIA_ROOT) / "anchors.txt").read_text().splitlines()[1:] == [line]
    assert found() == {}


def test_with_no_record_there_is_nothing_to_note(db, settings):
    assert anchors.note_newest() == ""
    assert not Path(settings.MEDIA_ROOT).exists()


# --- texts and files -----------------------------------------------------------------------------------------------


def test_a_changed_text_is_found(archive, unsealed):
    with unsealed():
        DocumentVersion.objects.filter(pk=archive.text.pk).update(html=archive.text.html + " ")
    assert found() == {
        key(archive.text): f"The text {key(archive.text)} is not the one that was kept: its SHA-256 differs."
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 a forgery", "its SHA-256 differs"),
        (b"%PDF-1.7 another", "another size"),
        (None, "is not in the folder"),
    ],
)
def test_a_changed_or_missing_file_is_found(archive, content, said):
    place = Path(archive.paper.file.path)
    place.unlink() if content is None else place.write_bytes(content)
    assert list(found()) == [key(archive.paper)]
    assert said in found()[key(archive.paper)]


@pytest.mark.parametrize("name", ["../../etc/passwd", "files"])
def test_a_file_that_cannot_be_read_is_found(archive, unsealed, name):
    with unsealed():
        DocumentVersion.objects.filter(pk=archive.paper.pk).update(file=name)
    assert "cannot be read" in found()[key(archive.paper)]


def test_memory_does_not_grow_with_the_archive(cast, monkeypatch):
    megabyte = 1024 * 1024
    for number in range(12):
        store_text(
            f"{number}" * megabyte if number < 10 else "x" * megabyte,
            title=f"{number}",
            language="en",
            by=SYSTEM,
        )
    store_file(SimpleUploadedFile("paper.pdf", b"%PDF-1.7" + b" " * 12 * megabyte), by=SYSTEM)
    monkeypatch.setattr(of_documents, "TEXTS_AT_ONCE", 1)
    tracemalloc.start()
    try:
        assert verify().is_whole
        assert tracemalloc.get_traced_memory()[1] < 9 * megabyte
    finally:
        tracemalloc.stop()


# --- minutes -------------------------------------------------------------------------------------------------------


def test_an_answer_about_another_text_is_found(archive, unsealed):
    with unsealed():
        Approval.objects.filter(pk=archive.approval.pk).update(digest="0" * 64)
    assert "about another text" in found()[key(archive.approval)]


def test_a_text_put_in_the_place_of_the_approved_one_is_found(archive, unsealed):
    other = store_text("<p>Another</p>", title="Another", language="en", by=SYSTEM)
    with unsealed():
        MinutesText.objects.filter(minutes=archive.minutes, authoritative=True).update(document=other)
    assert list(found()) == [key(archive.approval)]


def test_a_text_forged_with_its_digest_and_its_approval_is_found_by_the_record(archive, unsealed):
    other = store_text("<p>Another</p>", title="Another", language="en", by=SYSTEM)
    with unsealed():
        MinutesText.objects.filter(minutes=archive.minutes, authoritative=True).update(document=other)
        Approval.objects.filter(pk=archive.approval.pk).update(digest=other.sha256)
    assert "knows nothing of the approval" in found()[key(archive.approval)]


def test_approved_minutes_opened_again_are_found(archive, unsealed):
    with unsealed():
        Minutes.objects.filter(pk=archive.minutes.pk).update(status="draft")
    assert list(found()) == [key(archive.minutes)]


def test_minutes_called_approved_without_an_answer_are_found(cast):
    draft = scenes.sent(cast)
    assert found() == {}
    Minutes.objects.filter(pk=draft.pk).update(
        status="approved", approved_at=timezone.now(), approved_by=cast.leading
    )
    assert list(found()) == [key(draft)]


# --- the command ---------------------------------------------------------------------------------------------------


def run(*arguments) -> tuple[int, str]:
    """How the command ends, and what it says."""
    said = StringIO()
    try:
        call_command("verify", *arguments, stdout=said)
    except SystemExit as end:
        return end.code, said.getvalue()
    return 0, said.getvalue()


def test_the_command_says_each_fault_and_counts(archive):
    code, said = run()
    assert (code, len(said.splitlines())) == (0, 1)
    assert "1 links, 1 anchors" in said and said.endswith("Faults: 0.\n")
    Path(archive.paper.file.path).unlink()
    code, said = run()
    assert code == 1
    name = archive.paper.file.name
    assert (
        said.splitlines()[0]
        == f"The file {name} of {key(archive.paper)} is not in the folder of the documents."
    )
    assert said.endswith("Faults: 1.\n")
    assert not signs.last(signs.VERIFICATION).ok


def test_the_command_answers_in_json(archive):
    code, said = run("--json")
    assert (code, json.loads(said)["ok"], json.loads(said)["faults"]) == (0, True, [])
    Path(archive.paper.file.path).unlink()
    code, said = run("--json")
    answer = json.loads(said)
    assert (code, answer["ok"], answer["counts"]["files"]) == (1, False, 1)
    assert [(fault["what"], fault["key"]) for fault in answer["faults"]] == [("files", key(archive.paper))]


def test_a_digest_that_was_mailed_is_compared(archive, settings):
    line = (Path(settings.MEDIA_ROOT) / "anchors.txt").read_text()
    link = archive.link
    assert run("--anchor", line)[0] == 0
    assert run("--anchor", f"{link.last_event_id} {link.digest}")[0] == 0
    code, said = run("--anchor", f"{link.last_event_id} {'0' * 64}")
    assert code == 1 and "not the one that was noted" in said
    code, said = run("--anchor", f"{link.last_event_id + 5} {link.digest}")
    assert code == 1 and f"up to event {link.last_event_id + 5} of the record of actions is gone" in said
    with pytest.raises(CommandError, match="64 digits"):
        run("--anchor", "5 abc")


# --- each night ----------------------------------------------------------------------------------------------------


def letters() -> list[Notification]:
    """The letters about a verification that failed, oldest first."""
    return list(Notification.objects.filter(code=FAILED).order_by("pk"))


def test_the_clock_asks_for_it_at_two_in_the_morning_of_the_group():
    entry = app.conf.beat_schedule["verify"]
    assert (entry["schedule"].hour, entry["schedule"].minute) == ({2}, {0})
    assert entry["task"] == tasks.verify.name and app.conf.timezone == "Asia/Dushanbe"
    assert not tasks.verify.acks_late  # a run that takes hours is not begun again meanwhile


def test_a_night_with_nothing_wrong_is_quiet_and_seals_the_record_first(archive):
    record("members.group.test", archive.terms, by=SYSTEM)
    tasks.verify()
    assert letters() == []
    assert AuditSeal.objects.count() == 2
    assert signs.last(signs.VERIFICATION).ok


def test_administrators_hear_once_of_the_same_faults_in_their_language(archive, settings):
    user("other@example.org", "administrator", language="ru")
    place = Path(archive.paper.file.path)
    content = place.read_bytes()
    place.unlink()
    tasks.verify()
    tasks.verify()
    assert {letter.to_email: letter.language for letter in letters()} == {
        "admin@example.org": "en", "other@example.org": "ru",
    }  # fmt: skip
    assert "is not in the folder" in letters()[0].text and letters()[0].path == "/settings/health/"
    (Path(settings.MEDIA_ROOT) / "anchors.txt").write_text("forged")
    tasks.verify()
    assert len(letters()) == 4  # another fault came
    (Path(settings.MEDIA_ROOT) / "anchors.txt").unlink()
    place.write_bytes(content)
    tasks.verify()
    assert len(letters()) == 4
    (Path(settings.MEDIA_ROOT) / "anchors.txt").write_text("forged")
    place.unlink()
    tasks.verify()
    assert len(letters()) == 6  # it was mended in between


def test_faults_found_by_hand_are_still_told_in_the_night(archive):
    Path(archive.paper.file.path).unlink()
    verify()
    tasks.verify()
    assert len(letters()) == 1


def test_a_letter_names_the_first_faults_and_counts_the_others(cast):
    result = verify(Checked("tests", str(number), f"Fault {number}.") for number in range(SHOWN + 3))
    assert result.words().splitlines()[SHOWN - 1 :] == [f"- Fault {SHOWN - 1}.", "and 3 more"]
    assert result.faults == SHOWN + 3
    other = verify(Checked("tests", str(number), f"Fault {number}.") for number in range(SHOWN + 4))
    assert other.fingerprint != result.fingerprint


def test_a_verification_that_ends_in_an_error_gives_a_bad_sign(cast, monkeypatch):
    def fails():
        raise OSError("the disk is gone")
        yield

    monkeypatch.setattr("iiwg.health.verification.brought", lambda kind: [fails])
    with pytest.raises(OSError, match="the disk is gone"):
        verify()
    assert (signs.last(signs.VERIFICATION).ok, signs.last(signs.VERIFICATION).note) == (
        False,
        "the disk is gone",
    )


def test_the_newest_digest_leaves_the_house_once(archive, settings):
    settings.ANCHOR_TO = ["archive@example.org"]
    record("members.group.test", archive.terms, by=SYSTEM)
    tasks.verify()
    tasks.verify()
    letter = Notification.objects.get(code="desk.anchor")
    newest = AuditSeal.objects.order_by("-pk").first()
    assert letter.to_email == "archive@example.org"
    assert f"{newest.last_event_id} {newest.digest}" in letter.text


def test_nobody_is_mailed_a_digest_unless_asked_for(archive):
    record("members.group.test", archive.terms, by=SYSTEM)
    tasks.verify()
    assert not Notification.objects.filter(code="desk.anchor").exists()


# --- on the page of the administrator, and for monitoring ----------------------------------------------------------


@pytest.mark.parametrize(
    ("production", "hours", "ok", "level"),
    [
        (True, 1, True, Level.WELL),
        (True, 1, False, Level.FAULT),
        (True, 40, True, Level.FAULT),
        (True, None, True, Level.NOT_YET),
        (False, 1, True, Level.WELL),
        (False, 1, False, Level.NOTE),
        (False, 40, True, Level.WELL),
        (False, None, True, Level.NOT_YET),
    ],
)
def test_how_the_last_night_stands(settings, production, hours, ok, level):
    settings.PRODUCTION = production
    if hours is not None:
        at = timezone.now() - timedelta(hours=hours)
        signs.give(signs.VERIFICATION, ok=ok, note="" if ok else "- A fault.", at=at)
    (finding,) = parts.verification()
    assert finding.level == level


def test_a_production_that_never_verified_for_long_is_noticed(settings, monkeypatch):
    settings.PRODUCTION = True
    monkeypatch.setattr(signs, "_STARTED", signs._STARTED - 40 * 3600)
    (finding,) = parts.verification()
    assert finding.level == Level.FAULT


def test_the_page_of_the_administrator_says_each_fault_on_a_line(archive, signed_in, settings):
    Path(archive.paper.file.path).unlink()
    (Path(settings.MEDIA_ROOT) / "anchors.txt").write_text("forged")
    settings.LANGUAGE_CODE = "en"
    verify()
    page = signed_in(archive.administrator).get("/settings/health/").content.decode()
    assert "<p>- Line 1 of anchors.txt is no anchor.<br>- The file" in page
    assert "Run manage.py verify" in page
