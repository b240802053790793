"""Approved minutes are corrected by a numbered corrigendum with an approval of its own; their text and digest stay."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from iiwg.documents.rendering import render_text
from iiwg.notifications.models import Notification
from iiwg.workflow.tables import Refused
from meetings.minutes import verification
from meetings.minutes.models import Approval, Correction, Corrigendum, Minutes
from meetings.minutes.rules import visible_corrigenda
from meetings.minutes.services import approvals, corrigenda, lines, printing
from meetings.minutes.services.approvers import approvers
from members.chairs.models import ChairingTerm
from tests import scenes
from tests.scenes import day, digest_of, pdf_text

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def paper(row, language="en", file_format="pdf") -> str:
    """The words of a paper as it is printed."""
    sheet = printing.printed(type(row).objects.get(pk=row.pk), language)
    content = render_text(sheet.front + sheet.html, format=file_format, language=language, title=sheet.title)
    return pdf_text(content)


def single_spaces(text: str) -> str:
    """A text with one plain space between its words."""
    return " ".join(text.split())


def page(client, address: str) -> str:
    """The words of a page, spaces made single."""
    return single_spaces(client.get(address).content.decode())


def corrected() -> str:
    """What everything says of minutes that were corrected today."""
    return single_spaces(f"Corrected: Corrigendum 1 of {printing.long_date(day(), 'en')}")


def test_a_corrigendum_stands_on_the_home_page_of_the_secretariat_until_it_is_published(cast, signed_in):
    row = scenes.approved_corrigendum(cast)
    link = f'<a href="{row.get_absolute_url()}">'
    assert link in page(signed_in(cast.secretary), "/")
    assert link not in page(signed_in(cast.leading), "/")
    approvals.publish(row, by=cast.secretary)
    assert link not in page(signed_in(cast.secretary), "/")


def test_the_story_of_a_corrigendum(cast, signed_in):
    draft = scenes.published(cast)
    kept, sealed = digest_of(draft), draft.texts.get(language="en").document.html
    desk, chair, reader = (signed_in(who) for who in (cast.secretary, cast.leading, cast.member))
    assert "Correct the minutes" in page(desk, draft.get_absolute_url())
    assert "Correct the minutes" not in page(reader, draft.get_absolute_url())
    desk.post(reverse("meetings:corrigendum-start", args=[draft.pk]), {"reason": "A word was left out."})
    row = Corrigendum.objects.get()
    line = {"line": draft.lines.get().pk, "place": "", "old": "Take note.", "new": "Take due note."}
    desk.post(reverse("meetings:corrigendum-correct", args=[row.pk]), line)
    assert reader.get(row.get_absolute_url()).status_code == 404
    desk.post(reverse("meetings:corrigendum-send", args=[row.pk]))
    letter = Notification.objects.get(code="meetings.corrigendum_for_approval")
    assert (letter.to_email, letter.path) == ("leading@example.org", row.get_absolute_url())
    assert row.get_absolute_url() in page(chair, "/")
    assert "Corrected" not in page(desk, draft.get_absolute_url())
    answer = {"digest": digest_of(Corrigendum.objects.get())}
    chair.post(reverse("meetings:corrigendum-approve", args=[row.pk]), answer)
    scenes.press(desk, reverse("meetings:corrigendum-publish", args=[row.pk]))
    told = Notification.objects.filter(code="meetings.corrigendum_published")
    assert "member@example.org" in told.values_list("to_email", flat=True)
    read = page(reader, row.get_absolute_url())
    for words in ("item 1, line 1 (Decided 3/2026-1)".replace("2026", str(day(-5).year)), "Take note.",
                  "Take due note.", "A word was left out."):  # fmt: skip
        assert words in read
    assert corrected() in page(reader, draft.get_absolute_url())
    fresh = Minutes.objects.get(pk=draft.pk)
    assert digest_of(fresh) == kept and fresh.texts.get(language="en").document.html == sealed
    assert {str(checked.sentence) for checked in (*verification.approvals(), *verification.statuses())} == {
        ""
    }


def test_its_paper_has_the_words_the_reason_and_who_approved_it(cast):
    row = scenes.sent_corrigendum(cast)
    assert printing.printed(row, "en").standing.mark == "Signature copy, round 1"
    approvals.approve(row, digest=digest_of(row), by=cast.leading)
    text = paper(row)
    for words in ("Corrigendum 1", "Take note.", "Take due note.", "A word was left out.",
                  cast.leading_person.full_name("en"), "in the system", "Original: English."):  # fmt: skip
        assert words.casefold() in text.casefold(), words


def test_the_same_are_asked_as_for_the_minutes_and_four_eyes_hold(cast):
    row = scenes.corrigendum(cast)
    assert approvers(row) == [cast.lead_term]
    Corrigendum.objects.filter(pk=row.pk).update(created_by=cast.leading)
    assert approvers(Corrigendum.objects.get()) == [cast.lead_term, cast.next_term]
    Corrigendum.objects.filter(pk=row.pk).update(created_by=cast.secretary)
    Correction.objects.update(written_by=cast.leading)
    assert approvers(Corrigendum.objects.get()) == [cast.lead_term, cast.next_term]


def test_it_is_approved_on_paper_and_the_scan_is_read(cast, signed_in):
    row = scenes.sent_corrigendum(cast)
    approval, client = row.approvals.get(), signed_in(cast.secretary)
    scan = SimpleUploadedFile("signed.pdf", SCAN, "application/pdf")
    form = {"digest": approval.digest, "approval": approval.pk, "scan": scan}
    client.post(reverse("meetings:corrigendum-paper", args=[row.pk]), form)
    row.refresh_from_db()
    assert row.is_sealed and row.approvals.get().on_behalf
    read = client.get(reverse("meetings:corrigendum-scan", args=[row.pk, approval.pk]))
    assert b"".join(read.streaming_content) == SCAN


def test_a_returned_one_is_changed_and_keeps_its_number(cast):
    row = scenes.sent_corrigendum(cast)
    approvals.return_with_remark(row, digest=digest_of(row), note="Another word.", by=cast.leading)
    assert Notification.objects.filter(
        code="meetings.corrigendum_returned", text__contains="Another word."
    ).exists()
    corrigenda.uncorrect(row.corrections.get(), by=cast.secretary)
    corrigenda.correct(row, line=row.minutes.lines.get(), old="Take", new="Taking", by=cast.secretary)
    approvals.send_for_approval(row, by=cast.secretary)
    assert (row.ordinal, row.round, row.approvals.count()) == (1, 2, 2)
    approvals.approve(row, digest=digest_of(row), by=cast.leading)
    second = corrigenda.start(row.minutes, reason="More.", by=cast.secretary)
    corrigenda.correct(
        second, line=row.minutes.lines.get(), old="Taking note.", new="Done.", by=cast.secretary
    )
    approvals.send_for_approval(second, by=cast.secretary)
    assert second.ordinal == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"old": "Not there"}, "do not stand there"),
        ({"old": "e"}, "more than once"),
        ({"new": "Take note."}, "which other ones"),
        ({"old": "  "}, "which other ones"),
        ({"line": None}, "Name one place"),
        ({"place": "Annex 1"}, "Name one place"),
    ],
)
def test_the_words_stand_once_at_the_place_that_is_named(cast, change, sentence):
    row = corrigenda.start(scenes.published(cast), reason="R", by=cast.secretary)
    words = {"line": row.minutes.lines.get(), "old": "Take note.", "new": "Noted."} | change
    with pytest.raises(Refused, match=sentence):
        corrigenda.correct(row, by=cast.secretary, **words)
    assert not row.corrections.exists()


def test_another_place_is_looked_for_in_the_whole_text(cast):
    row = corrigenda.start(scenes.published(cast), reason="A name.", by=cast.secretary)
    corrigenda.correct(row, place="the head", old="MINUTES", new="Minutes", by=cast.secretary)
    approvals.send_for_approval(row, by=cast.secretary)
    assert "the head" in paper(row)


def test_minutes_that_can_still_be_changed_have_no_corrigendum(cast):
    for draft in (scenes.minutes(cast), scenes.sent(cast, meeting=scenes.held(cast, sequence=4))):
        with pytest.raises(Refused, match="Only approved minutes"):
            corrigenda.start(draft, reason="R", by=cast.secretary)


def test_it_is_published_after_its_minutes_only(cast, signed_in):
    draft = scenes.approved(cast)
    row = corrigenda.start(draft, reason="R", by=cast.secretary)
    corrigenda.correct(row, line=draft.lines.get(), old="Take", new="Took", by=cast.secretary)
    approvals.send_for_approval(row, by=cast.secretary)
    approvals.approve(row, digest=digest_of(row), by=cast.leading)
    publish = f'href="{reverse("meetings:corrigendum-publish", args=[row.pk])}"'
    with pytest.raises(Refused, match="Publish them first"):
        approvals.publish(row, by=cast.secretary)
    assert publish not in page(signed_in(cast.secretary), "/")
    approvals.publish(draft, by=cast.secretary)
    assert publish in page(signed_in(cast.secretary), "/")
    approvals.publish(Corrigendum.objects.get(), by=cast.secretary)
    assert visible_corrigenda(cast.member).exists()


def test_nothing_and_nobody_is_refused_before_sending(cast):
    row = corrigenda.start(scenes.published(cast), reason="R", by=cast.secretary)
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=None)
    with pytest.raises(Refused, match="corrects nothing yet.*No official of this institution"):
        approvals.send_for_approval(row, by=cast.secretary)


def test_what_was_sent_is_neither_changed_nor_discarded_nor_forged(cast):
    row = scenes.approved_corrigendum(cast)
    with pytest.raises(Refused, match="can no longer be changed"):
        corrigenda.change_reason(row, reason="Other", by=cast.secretary)
    with pytest.raises(Refused, match="can no longer be changed"):
        corrigenda.discard(row, by=cast.secretary)
    for rows, change in (
        (Correction.objects.filter(corrigendum=row), {"new": "Forged"}),
        (Corrigendum.objects.filter(pk=row.pk), {"reason": "Forged"}),
        (Approval.objects.filter(corrigendum=row), {"signer": {}}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)


def test_one_never_sent_is_discarded_and_one_taken_back_stays(cast, signed_in):
    row = scenes.corrigendum(cast)
    signed_in(cast.secretary).post(reverse("meetings:corrigendum-discard", args=[row.pk]))
    assert not Corrigendum.objects.exists() and not Correction.objects.exists()
    again = corrigenda.start(row.minutes, reason="R", by=cast.secretary)
    corrigenda.correct(again, line=row.minutes.lines.get(), old="Take", new="Took", by=cast.secretary)
    approvals.send_for_approval(again, by=cast.secretary)
    approvals.take_back(again, by=cast.secretary)
    with pytest.raises(Refused, match="stays on record"):
        corrigenda.discard(again, by=cast.secretary)


def test_who_may_read_follows_the_minutes(cast):
    row = scenes.published_corrigendum(cast, meeting=scenes.held(cast, access="restricted"))
    assert not visible_corrigenda(cast.member).exists()
    assert visible_corrigenda(cast.leading).get() == row == visible_corrigenda(cast.secretary).get()


def test_a_corrigendum_names_its_minutes_once_and_says_in_each_cell_what_stands_there(cast):
    draft = scenes.minutes(cast)
    lines.set_number(draft, "77", by=cast.secretary)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    row = corrigenda.start(draft, reason="A word was left out.", by=cast.secretary)
    corrigenda.correct(row, line=draft.lines.get(), old="Take", new="Do take", by=cast.secretary)
    html = printing.printed(row, "en").html
    assert html.count("77") == 1
    assert 'data-label="Instead of"' in html and 'data-label="Read"' in html
