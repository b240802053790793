"""What is done with an action item: who may is asked first, a refusal leaves nothing, the record says what happened."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from actions.items.models import ActionItem
from actions.items.services import work
from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.documents.models import DocumentVersion
from iiwg.workflow.paths import strip
from iiwg.workflow.tables import NotAllowed, Refused
from meetings.meeting.services import meetings
from tests.actions.items.test_actions import PNG
from tests.scenes import approved, day, planned, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(cast):
    """An action item of MEWR, due in thirty days."""
    approved(cast, texts=(("action", "Report on the dam."),))
    return ActionItem.objects.get()


@pytest.fixture
def kept(settings, tmp_path):
    """A function that counts what is kept of files: rows, and files in an empty folder."""
    settings.MEDIA_ROOT = tmp_path
    before = DocumentVersion.objects.count()
    return lambda: (
        DocumentVersion.objects.count() - before,
        sum(path.is_file() for path in Path(tmp_path).rglob("*")),
    )


def photo() -> SimpleUploadedFile:
    """A file that an institution sends."""
    return SimpleUploadedFile("dam.png", PNG)


@pytest.mark.parametrize("service", [work.report, work.finish])
def test_a_refused_report_keeps_no_file(cast, item, kept, service):
    for who in (cast.member, SYSTEM):
        with pytest.raises(NotAllowed):
            service(item, text="Half of it.", file=photo(), by=who)
    with pytest.raises(Refused, match="Say in a sentence"):
        service(item, text=" ", file=photo(), by=cast.focal)
    assert kept() == (0, 0)
    service(item, text="Half of it.", file=photo(), by=cast.focal)
    assert kept() == (1, 1)


def test_a_report_that_comes_too_late_keeps_no_file(cast, item, kept, signed_in):
    work.drop(item, note="Not needed.", by=cast.secretary)
    client = signed_in(cast.focal)
    answer = client.post(f"/follow-up/{item.pk}/report/", {"text": "Half of it.", "file": photo()})
    assert answer.status_code == 422
    assert kept() == (0, 0)


def test_who_may_is_asked_before_what_was_typed(cast, item):
    for verb in (work.report, work.finish):
        with pytest.raises(NotAllowed):
            verb(item, text="", by=cast.member)
    with pytest.raises(NotAllowed):
        work.drop(item, note="", by=cast.focal)


@pytest.mark.parametrize("verb", ["send-back", "drop"])
def test_a_step_that_needs_a_reason_is_refused_without_one(cast, item, signed_in, verb):
    work.finish(item, text="Done.", by=cast.focal)
    client = signed_in(cast.secretary)
    page = client.post(f"/follow-up/{item.pk}/{verb}/", {"note": " "}, follow=True).content.decode()
    assert "this step needs a reason" in page
    item.refresh_from_db()
    assert item.status == "reported_done"
    client.post(f"/follow-up/{item.pk}/{verb}/", {"note": "The letter is missing."})
    assert item.reports.first().text == "The letter is missing."


def test_a_verb_is_pressed_only_by_who_sees_the_item_and_answers_with_a_sentence(cast, item, signed_in):
    path = f"/follow-up/{item.pk}/confirm/"
    assert signed_in(cast.member).post(path).status_code == 404
    assert signed_in(cast.secretary).get(path).status_code == 405
    page = signed_in(cast.focal).post(path, follow=True).content.decode()
    assert "the status is “Open”" in page


def test_reporting_is_a_link_to_a_form_and_accepting_a_button(cast, item, signed_in):
    page = signed_in(cast.focal).get(f"/follow-up/{item.pk}/").content.decode()
    for verb in ("report", "done"):
        assert f'href="/follow-up/{item.pk}/{verb}/"' in page
    assert f'action="/follow-up/{item.pk}/accept/"' in page
    assert "/confirm/" not in page
    assert "/drop/" not in page


def test_only_who_takes_part_opens_the_form_of_a_report(cast, item, signed_in):
    codes = {
        name: signed_in(getattr(cast, name)).get(f"/follow-up/{item.pk}/done/").status_code
        for name in ("focal", "secretary", "leading", "member")
    }
    assert codes == {"focal": 200, "secretary": 200, "leading": 403, "member": 404}


def test_a_due_date_that_moves_with_its_meeting_is_on_record(cast):
    coming = planned(cast, 60, sequence=4)
    approved(cast, texts=(("action", "Prepare."),), responsible=cast.places["CEP"], due_kind="meeting",
             due_meeting=coming, offset_days=10)  # fmt: skip
    meetings.change(coming, held_on=day(67), by=cast.secretary)
    assert ActionItem.objects.get().due_on == day(57)
    assert AuditEvent.objects.get(verb="actions.actionitem.follow_meeting").actor_id == cast.secretary.pk


def test_the_publication_of_an_item_is_on_record(cast):
    published(cast, texts=(("action", "Report on the dam."),))
    event = AuditEvent.objects.get(verb="actions.actionitem.publish")
    assert event.actor_id == cast.secretary.pk
    assert event.facts["because"] == "meetings.minutes.publish"


def test_only_an_item_that_was_accepted_shows_that_it_was(cast, item, signed_in):
    def done() -> list[str]:
        item.refresh_from_db()
        return [step.label for step in strip(work.way_of(item), item.status) if step.state == "done"]

    assert "Accepted" in [step.label for step in strip(work.way_of(item), item.status)]
    work.report(item, text="Half of it.", by=cast.secretary)
    assert done() == ["Open"]
    steps = signed_in(cast.secretary).get(item.get_absolute_url()).content.decode().split("Next step")[0]
    assert "In progress" in steps and "Accepted" not in steps


def test_an_item_that_was_accepted_and_is_worked_on_shows_both(cast, item):
    work.accept(item, by=cast.focal)
    work.report(item, text="Half of it.", by=cast.focal)
    item.refresh_from_db()
    steps = [(step.label, step.state) for step in strip(work.way_of(item), item.status)][:3]
    assert steps == [("Open", "done"), ("Accepted", "done"), ("In progress", "now")]
