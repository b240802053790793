"""What an attacker, an impatient hand or a lost answer must not achieve."""

import pytest
from django.utils import translation

from actions.items.models import ActionItem
from iiwg.audit.actors import SYSTEM
from iiwg.documents.models import Rendition
from iiwg.notifications.models import Notification
from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.agenda.models import AgendaItem
from meetings.agenda.rules import visible_items
from meetings.attendance import services as attendance
from meetings.meeting.services import meetings
from meetings.minutes.models import MinutesAuthor
from meetings.minutes.services import approvals, lines
from meetings.minutes.texts.line_text import tidy
from members.presets import services as presets
from members.terms.models import TermsOfReference
from members.terms.services import terms
from tests import scenes
from tests.cast import people, user
from tests.scenes import day
from tmf_registry.facilities.models import Facility

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["tg", "ru", "en"])
def test_acts_are_recorded_and_versions_applied_in_every_language(db, language):
    with translation.override("tg"):
        presets.load("tj", by=SYSTEM)
    by = user("secretary@example.org", "secretariat")
    applied = TermsOfReference.objects.get(code="TJ-REPORTED")
    with translation.override(language):
        terms.record_instrument(applied, kind="resolution", number="12", date=day(), signatory="", by=by)
        draft = TermsOfReference.objects.get(code="TJ-DRAFT")
        terms.apply_provisionally(draft, starts_on=day(), by=by)
    applied.refresh_from_db()
    assert (applied.instrument_number, applied.status) == ("12", "superseded")


def test_the_link_that_sets_a_password_is_shown_to_its_reader_only(cast, signed_in, settings):
    signed_in(cast.member).logout()
    signed_in(cast.stranger).post("/accounts/logout/")
    from django.test import Client

    Client().post("/accounts/password/reset/", {"email": cast.incoming.email})
    letter = Notification.objects.get(code="accounts.password")
    page = signed_in(cast.administrator).get(f"/settings/mail/{letter.pk}/").content.decode()
    assert "/reset/key/" not in page
    assert "shown to its reader only" in page


def restricted(draft):
    """Make the item under which lines stand restricted."""
    AgendaItem.objects.filter(pk=draft.meeting.items.first().pk).update(
        access="restricted", title_en="SECRET ITEM"
    )


def test_minutes_with_a_restricted_item_are_not_sent_to_all_members(cast):
    draft = scenes.minutes(cast)
    restricted(draft)
    with pytest.raises(Refused, match="is restricted"):
        approvals.send_for_approval(draft, by=cast.secretary)


def test_a_restricted_item_is_named_nowhere_to_those_who_may_not_see_it(cast, signed_in, unsealed):
    secret = Facility.objects.create(name_en="SECRET DAM", access="restricted")
    draft = scenes.published(cast, texts=(("decided", "SECRET LINE"), ("action", "Do it.")))
    restricted(draft)
    item = ActionItem.objects.get(line__minutes=draft)
    draft.meeting.items.update(facility=secret)
    with unsealed():
        type(item).objects.filter(pk=item.pk).update(facility=secret)
    for name, who in people(cast).items():
        if name in ("secretary", "leading", "incoming", "stranger"):
            continue
        client = signed_in(who)
        for path in (
            f"/meetings/{draft.meeting_id}/",
            "/meetings/outcomes/",
            "/search/?q=SECRET",
            f"/follow-up/{item.pk}/",
        ):
            page = client.get(path).content.decode().replace('value="SECRET"', "").replace("“SECRET”", "")
            for word in ("SECRET ITEM", "SECRET LINE", "SECRET DAM"):
                assert word not in page, (name, path, word)


def test_taking_the_text_back_does_not_make_an_author_the_only_approver(cast):
    draft = scenes.minutes(cast)
    MinutesAuthor.objects.create(minutes=draft, round=1, user=cast.leading)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.take_back(draft, by=cast.secretary)
    approvals.send_for_approval(draft, by=cast.secretary)
    draft.refresh_from_db()
    asked = draft.approvals.filter(round=draft.round)
    assert {approval.chairing_term for approval in asked} == {cast.lead_term, cast.next_term}


def test_characters_no_word_processor_takes_are_dropped():
    assert tidy("a\x01b\x08c\x1bd\tе\nf\ufffe") == "abcd\tе\nf"


def test_looking_at_a_failed_file_does_not_start_it_again(cast, signed_in):
    draft = scenes.published(cast)
    Rendition.objects.update(state="failed", error="no fonts")
    client = signed_in(cast.secretary)
    path = f"/meetings/{draft.meeting_id}/minutes/en.pdf"
    for address in (path, f"{path}/state/"):
        assert "could not be made" in client.get(address).content.decode()
    assert not Rendition.objects.exclude(state="failed").exists()
    client.post(path)
    assert Rendition.objects.filter(state="queued").count() == 1


def test_a_save_whose_answer_was_lost_is_answered_again_and_is_no_conflict(cast):
    draft = scenes.minutes(cast, texts=(("action", "Do it."),))
    line = draft.lines.get()
    details = {"responsible": line.responsible, "due_kind": "day", "due_on": line.due_on, "co_executors": []}
    again = lines.save_line(line, base_version=1, text="Do it.", by=cast.secretary, **details)
    assert again.version == line.version
    with pytest.raises(lines.Conflict):
        lines.save_line(
            line, base_version=1, text="Do it.", by=cast.secretary, **details | {"due_on": day(99)}
        )


def test_the_same_agenda_is_sent_once(cast):
    meeting = scenes.planned(cast)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    with pytest.raises(Refused, match="nothing changed since"):
        agendas.send(meeting, is_final=True, by=cast.secretary)
    agendas.add_item(meeting, title_en="One more", agenda_class="resilience", by=cast.secretary)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    assert meeting.agenda_versions.count() == 2


def test_what_was_taken_out_meanwhile_is_not_moved(cast):
    draft = scenes.minutes(cast)
    line = draft.lines.get()
    lines.remove_line(line, by=cast.secretary)
    with pytest.raises(Refused, match="taken out meanwhile"):
        lines.move_line(line, up=True, by=cast.secretary)
    meeting = scenes.planned(cast, sequence=8)
    item = meeting.items.first()
    agendas.remove_item(item, by=cast.secretary)
    with pytest.raises(Refused, match="taken off meanwhile"):
        agendas.move_item(item, up=True, by=cast.secretary)


def test_a_cancelled_meeting_has_neither_minutes_nor_participants(cast):
    meeting = scenes.planned(cast)
    meetings.cancel(meeting, note="Snow", by=cast.secretary)
    with pytest.raises(Refused, match="has no minutes"):
        lines.start(meeting, language="en", by=cast.secretary)
    with pytest.raises(Refused, match="has no participants"):
        attendance.register_members(meeting, by=cast.secretary)


def test_predicate_and_queryset_agree_on_agenda_items(cast):
    meeting = scenes.planned(cast)
    agendas.add_item(
        meeting, title_en="Secret", agenda_class="resilience", access="restricted", by=cast.secretary
    )
    for name, who in people(cast).items():
        for item in meeting.items.all():
            sees = visible_items(who).filter(pk=item.pk).exists()
            assert sees == who.has_perm("meetings.view_agenda_item", item), (name, item)
    assert visible_items(cast.observer).filter(meeting=meeting).count() == 1
    assert visible_items(cast.incoming).filter(meeting=meeting).count() == 2
