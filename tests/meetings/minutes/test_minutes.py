"""Minutes: written, sent, approved, sealed, printed."""

import datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from docx import Document
from pypdf import PdfReader

from iiwg.audit.models import AuditEvent
from iiwg.documents import services
from iiwg.documents.models import Rendition
from iiwg.documents.rendering import render_text
from iiwg.notifications.models import Notification
from iiwg.pages.prose import tidy, to_html
from iiwg.workflow.tables import Refused
from meetings.agenda.texts import draft_word
from meetings.meeting.models import Meeting
from meetings.minutes.enums import MinutesStatus
from meetings.minutes.models import Line, LineText, Minutes, MinutesText, Outcome
from meetings.minutes.rules import visible_minutes
from meetings.minutes.services import approvals, lines, printing
from meetings.minutes.services.readiness import readiness
from meetings.minutes.texts.minutes import minutes_html
from meetings.minutes.workflow import MINUTES
from members.institutions import services as institutions
from members.terms.services import terms
from tests.cast import people
from tests.replay import replayed
from tests.scenes import approved, day, digest_of, held, minutes, pdf_text, published, sent

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def printed(draft, language) -> str:
    """The text of the PDF of the minutes as they stand or were sealed."""
    html = printing.printed(draft, language).html
    return pdf_text(render_text(html, format="pdf", language=language, title="t"))


@pytest.mark.covers("R-001")
def test_minutes_in_russian_name_an_institution_as_on_the_day_of_the_meeting(cast):
    meeting = held(cast, -100)
    draft = minutes(cast, meeting, texts=(("action", "Report."),), language="ru", responsible=cast.places["MINT"],
                    due_kind="ongoing")  # fmt: skip
    institutions.add_name(
        cast.places["MINT"], language="ru", kind="official", text="Министерство промышленности", starts_on=day(-50),
        by=cast.secretary,
    )  # fmt: skip
    text = printed(draft, "ru")
    assert "Министерство промышленности и новых технологий" in text
    later = held(cast, -5, sequence=9)
    new = minutes(cast, later, texts=(("action", "Report."),), language="ru", responsible=cast.places["MINT"],
                  due_kind="ongoing")  # fmt: skip
    assert "Министерство промышленности и новых технологий" not in printed(new, "ru")


@pytest.mark.covers("R-040")
def test_old_minutes_keep_the_name_the_group_had(cast):
    draft = published(cast, meeting=held(cast, -20))
    second = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    terms.change_draft(second, name_en="A new name of the group", by=cast.secretary)
    act = {"kind": "resolution", "number": "2", "date": day(-10), "signatory": ""}
    terms.record_instrument(second, by=cast.secretary, **act)
    terms.put_in_force(second, starts_on=day(-10), by=cast.secretary)
    assert "A new name" not in minutes_html(Minutes.objects.get(pk=draft.pk), "en")
    old = printed(draft, "en")
    assert "Inter-Institutional Working Group on Tailings Safety" in old
    new = minutes(cast, held(cast, -2, sequence=9))
    assert "A new name of the group" in printed(new, "en")


@pytest.mark.covers("R-111")
def test_the_second_decision_of_the_third_meeting_of_2025(cast):
    meeting = held(cast)
    type(meeting).objects.filter(pk=meeting.pk).update(held_on=datetime.date(2025, 6, 1))
    meeting.refresh_from_db()
    kinds = ("decided", "recommended", "decided", "agreed", "decided")
    draft = approved(cast, meeting=meeting, texts=[(kind, f"Text {n}") for n, kind in enumerate(kinds)])
    numbers = list(Outcome.objects.order_by("id").values_list("kind", "number"))
    assert numbers == [
        ("decision", "3/2025-1"), ("recommendation", "R3/2025-1"), ("decision", "3/2025-2"),
        ("agreement", "A3/2025-1"), ("decision", "3/2025-3"),
    ]  # fmt: skip
    assert "3/2025-2" in printed(draft, "en")


@pytest.mark.covers("R-132")
def test_another_presiding_person_is_named(cast):
    meeting = held(cast, presiding=cast.member_person)
    assert meeting.chairing_term == cast.lead_term
    text = printed(minutes(cast, meeting), "en")
    assert "Presiding Аъзозода" in text
    assert "Presiding Пешбарзода" not in text


def test_the_whole_form_is_there(cast):
    draft = minutes(
        cast, texts=(("heard", "A report."), ("decided", "Note it.\n\n- one\n- two"), ("action", "Do it."))
    )
    text = printed(draft, "en")
    for words in ("MINUTES", "Date", "Presiding", "Secretary", "Present", "AGENDA", "HEARD", "DECIDED", "1.1.",
                  "Responsible", "Annex 1", "List of participants", "Annex 2", "Action plan"):  # fmt: skip
        assert words in text, words


def test_tajik_letters_are_found_by_search_in_the_pdf(cast):
    words = "Ғафуров, Ӣд, Қонун, Ӯзбек, Ҳукумат, Ҷумҳурӣ; ғӣқӯҳҷ"
    assert words in printed(minutes(cast, texts=(("decided", words),), language="tg"), "tg")


@pytest.mark.parametrize("language", ["tg", "ru", "en"])
def test_a_draft_is_marked_on_every_page(cast, language, signed_in):
    draft = minutes(cast)
    client = signed_in(cast.secretary)
    client.get(f"/meetings/{draft.meeting_id}/minutes/{language}.pdf")
    services.make(services.unfinished()[0])
    content = b"".join(client.get(f"/meetings/{draft.meeting_id}/minutes/{language}.pdf").streaming_content)
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    assert all(draft_word(language) in page for page in pages)
    assert len(pages) > 1


def test_the_word_file_holds_the_same_text(cast):
    draft = minutes(cast, texts=(("decided", "Ҷумҳурӣ decides"),))
    content = render_text(
        minutes_html(draft, "en"), format="docx", language="en", title="Minutes", watermark="DRAFT"
    )
    document = Document(BytesIO(content))
    text = " ".join(p.text for p in document.paragraphs)
    assert "Ҷумҳурӣ decides" in text
    assert "DRAFT" in document.sections[0].header.paragraphs[0].text
    assert document.tables


# --- Writing ------------------------------------------------------------------------------------


def test_a_line_saved_meanwhile_is_not_overwritten(cast, signed_in):
    draft = minutes(cast)
    line = draft.lines.get()
    lines.save_line(line, base_version=line.version, text="Hers", by=cast.secretary)
    with pytest.raises(lines.Conflict) as conflict:
        lines.save_line(line, base_version=2, text="His", by=cast.secretary)
    assert (conflict.value.theirs, conflict.value.mine) == ("Hers", "His")
    assert LineText.objects.get(line=line).text == "Hers"
    data = {f"line-{line.pk}-text": "His <script>", f"line-{line.pk}-base_version": 2}
    client = signed_in(cast.secretary)
    answer = client.post(f"/meetings/lines/{line.pk}/save/", data, headers={"Accept": "application/json"})
    assert answer.status_code == 409
    assert answer.json()["theirs"] == "Hers"
    page = client.post(f"/meetings/lines/{line.pk}/save/", data).content.decode()
    assert "Hers" in page
    assert "His &lt;script&gt;" in page


def test_a_paste_from_word_keeps_paragraphs_and_lists_and_drops_styling():
    pasted = "First\u00a0paragraph\r\n\r\n•\tone\r\n·  two\r\n– three\r\n\r\n\r\n\r\n<b>bold</b> & end  \r\n"
    assert tidy(pasted) == "First paragraph\n\n- one\n- two\n- three\n\n<b>bold</b> & end"
    html = to_html(pasted)
    assert html.count("<li>") == 3
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_a_line_is_taken_out_and_put_back(cast):
    draft = minutes(cast, texts=(("decided", "One"), ("decided", "Two")))
    first = draft.lines.first()
    lines.remove_line(first, by=cast.secretary)
    assert "One" not in minutes_html(draft, "en")
    lines.restore_line(first, by=cast.secretary)
    assert "One" in minutes_html(draft, "en")


def test_lines_move_and_keep_their_order(cast):
    draft = minutes(cast, texts=(("decided", "One"), ("decided", "Two")))
    second = draft.lines.last()
    lines.move_line(second, up=True, by=cast.secretary)
    html = minutes_html(draft, "en")
    assert html.index("Two") < html.index("One")


def test_what_is_missing_is_said_and_stops_the_sending(cast):
    meeting = held(cast)
    draft = lines.start(meeting, language="en", by=cast.secretary)
    lines.add_line(draft, meeting.items.get(), kind="action", by=cast.secretary)
    type(meeting).objects.filter(pk=meeting.pk).update(sequence=None)
    draft = Minutes.objects.get(pk=draft.pk)
    sentences = " ".join(map(str, readiness(draft)))
    for words in ("no text", "no responsible institution", "has no number"):
        assert words in sentences
    with pytest.raises(Refused, match="no responsible institution"):
        approvals.send_for_approval(draft, by=cast.secretary)


# --- Approval -----------------------------------------------------------------------------------


def test_the_exact_text_is_fixed_and_the_leading_cochair_is_asked(cast):
    draft = sent(cast)
    assert {text.language for text in draft.texts.all()} == {"tg", "ru", "en"}
    approval = draft.approvals.get()
    assert approval.chairing_term == cast.lead_term
    assert approval.digest == digest_of(draft)
    letter = Notification.objects.get(code="meetings.for_approval")
    assert letter.to_email == "leading@example.org"
    assert letter.path == f"/meetings/{draft.meeting_id}/minutes/approve/"


def test_approval_gives_birth_once_and_queues_the_files(cast):
    draft = approved(cast, texts=(("decided", "One"), ("recommended", "Two")))
    assert Outcome.objects.count() == 2
    with pytest.raises(Refused, match="is not possible now"):
        approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    assert Outcome.objects.count() == 2
    document = draft.texts.get(language="tg").document
    assert set(document.renditions.values_list("format", flat=True)) == {"pdf", "docx"}
    assert all(digest_of(draft) in rendition.footnote for rendition in document.renditions.all())


def test_a_text_that_changed_since_it_was_opened_is_not_approved(cast):
    draft = sent(cast)
    old = digest_of(draft)
    approvals.return_with_remark(draft, digest=old, note="Change it.", by=cast.leading)
    assert draft.status == "returned"
    assert Notification.objects.filter(code="meetings.returned", text__contains="Change it.").exists()
    line = draft.lines.get()
    lines.save_line(line, base_version=line.version, text="Changed", by=cast.secretary)
    approvals.send_for_approval(draft, by=cast.secretary)
    with pytest.raises(Refused, match="has changed since"):
        approvals.approve(draft, digest=old, by=cast.leading)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    assert draft.status == "approved"


def test_numbers_once_given_are_kept_when_the_text_is_sent_again(cast):
    draft = sent(cast, texts=(("decided", "One"), ("decided", "Two")))
    before = list(draft.lines.values_list("number", flat=True))
    approvals.return_with_remark(draft, digest=digest_of(draft), note="Again", by=cast.leading)
    third = lines.add_line(draft, draft.meeting.items.get(), kind="decided", text="Three", by=cast.secretary)
    approvals.send_for_approval(draft, by=cast.secretary)
    assert list(draft.lines.values_list("number", flat=True))[:2] == before
    third.refresh_from_db()
    assert third.number.endswith("-3")


def test_the_text_is_taken_back_while_nobody_answered(cast):
    draft = sent(cast)
    approvals.take_back(draft, by=cast.secretary)
    assert (draft.status, draft.round) == ("draft", 2)
    assert draft.approvals.get().state == "closed"


@pytest.mark.parametrize(
    ("wrote", "secretariat_leads", "asked"),
    [(False, False, {"MINT"}), (True, False, {"MINT", "COES"}), (False, True, {"MINT", "COES"})],
)
def test_four_eyes(cast, wrote, secretariat_leads, asked, unsealed):
    draft = minutes(cast)
    if secretariat_leads:
        with unsealed():
            type(cast.terms).objects.update(secretariat_institution=cast.places["MINT"])
    if wrote:
        draft.authors.create(round=1, user=cast.leading)
    draft = Minutes.objects.get(pk=draft.pk)
    approvals.send_for_approval(draft, by=cast.secretary)
    assert {row.chairing_term.institution.code for row in draft.approvals.all()} == asked
    digest = digest_of(draft)
    approvals.approve(draft, digest=digest, by=cast.leading)
    assert draft.status == ("for_approval" if len(asked) == 2 else "approved")
    if len(asked) == 2:
        assert not Outcome.objects.exists()
        approvals.approve(draft, digest=digest, by=cast.incoming)
        assert draft.status == "approved"


def test_a_signed_scan_of_exactly_this_text_approves_on_behalf(cast):
    draft = sent(cast)
    scan = SimpleUploadedFile("scan.pdf", PDF)
    facts = {"term": cast.lead_term, "scan": scan, "by": cast.secretary}
    with pytest.raises(Refused, match="has changed since"):
        approvals.approve_on_paper(draft, digest="0" * 64, **facts)
    approvals.approve_on_paper(draft, digest=digest_of(draft), **facts)
    assert draft.status == "approved"
    event = AuditEvent.objects.get(verb="meetings.minutes.approve_on_paper")
    assert (event.actor_id, event.on_behalf_of) == (
        cast.secretary.pk,
        f"members.institution:{cast.places['MINT'].pk}",
    )


def test_if_the_audit_fails_nothing_is_approved(cast, monkeypatch):
    draft = sent(cast)

    def broken(*args, **kwargs):
        raise RuntimeError("no audit")

    monkeypatch.setattr("iiwg.workflow.doors.record", broken)
    with pytest.raises(RuntimeError):
        approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    draft.refresh_from_db()
    assert draft.status == "for_approval"
    assert not Outcome.objects.exists()


@pytest.mark.parametrize("state", ["for_approval", "approved"])
def test_the_database_refuses_to_change_a_text_that_was_sent(cast, state):
    draft = sent(cast) if state == "for_approval" else approved(cast)
    line = draft.lines.get()
    statements = (
        ("UPDATE meetings_linetext SET text = 'forged' WHERE line_id = %s", [line.pk]),
        ("UPDATE meetings_line SET kind = 'note' WHERE id = %s", [line.pk]),
        ("DELETE FROM meetings_linetext WHERE line_id = %s", [line.pk]),
        ("UPDATE meetings_minutestext SET language = 'kk'", []),
    )
    for sql, values in statements:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    with pytest.raises(Refused, match="text is fixed"):
        lines.save_line(line, base_version=line.version, text="x", by=cast.secretary)
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.create(minutes=draft, item=line.item, kind="note", ordinal=9)


def test_approved_minutes_are_sealed_but_for_publishing(cast):
    draft = approved(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Minutes.objects.filter(pk=draft.pk).update(number="forged")
    approvals.publish(draft, by=cast.secretary)
    assert draft.status == "published"


def test_a_meeting_without_a_chairing_term_says_so_and_takes_one_recorded_later(cast):
    from members.chairs.models import ChairingTerm
    from members.chairs.services import turns

    begins, ends = cast.lead_term.starts_on, cast.lead_term.ends_on
    ChairingTerm.objects.all().delete()
    meeting = held(cast)
    assert meeting.chairing_term is None
    draft = minutes(cast, meeting)
    with pytest.raises(Refused, match="chairing term"):
        approvals.send_for_approval(draft, by=cast.secretary)
    term = turns.add(
        cast.terms, institution=cast.places["MINT"], starts_on=begins, ends_on=ends, by=cast.secretary
    )
    ChairingTerm.objects.filter(pk=term.pk).update(person=cast.leading_person)
    Meeting.objects.filter(pk=meeting.pk).update(presiding=cast.leading_person)
    approvals.send_for_approval(Minutes.objects.get(pk=draft.pk), by=cast.secretary)
    assert draft.approvals.get().chairing_term == term
    meeting.refresh_from_db()
    assert meeting.chairing_term == term


def test_an_author_alone_never_suffices(cast):
    from members.chairs.models import ChairingTerm

    draft = minutes(cast)
    draft.authors.create(round=1, user=cast.leading)
    ChairingTerm.objects.filter(pk=cast.next_term.pk).delete()
    with pytest.raises(Refused, match="second co-chair"):
        approvals.send_for_approval(Minutes.objects.get(pk=draft.pk), by=cast.secretary)


# --- Who may, when ------------------------------------------------------------------------------

VERBS = {
    "send_for_approval": lambda m, by: approvals.send_for_approval(m, by=by),
    "take_back": lambda m, by: approvals.take_back(m, by=by),
    "approve": lambda m, by: approvals.approve(m, digest=digest_of(m), by=by),
    "return_with_remark": lambda m, by: approvals.return_with_remark(m, digest=digest_of(m), note="x", by=by),
    "publish": lambda m, by: approvals.publish(m, by=by),
}
WHO = {"send_for_approval": "secretary", "take_back": "secretary", "publish": "secretary"}


def in_state(cast, state):
    """Minutes in a state."""
    return replayed(f"minutes {state}", lambda: played_to(cast, state))


def played_to(cast, state):
    """Minutes in a state, by the ways people take."""
    if state == "draft":
        return minutes(cast)
    if state == "returned":
        draft = sent(cast)
        approvals.return_with_remark(draft, digest=digest_of(draft), note="x", by=cast.leading)
        return draft
    return {"for_approval": sent, "approved": approved, "published": published}[state](cast)


@pytest.mark.parametrize("state", MinutesStatus.values)
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_in_every_state_for_every_person(cast, state, verb):
    draft = in_state(cast, state)
    if verb in ("approve", "return_with_remark") and not draft.texts.exists():
        return
    allowed_here = state in MINUTES[verb].sources
    for name, user in people(cast).items():
        may = allowed_here and name == WHO.get(verb, "leading")
        point = transaction.savepoint()
        if may:
            VERBS[verb](draft, user)
        else:
            with pytest.raises((Refused, MinutesText.DoesNotExist)):
                VERBS[verb](draft, user)
        transaction.savepoint_rollback(point)
        draft = Minutes.objects.get(pk=draft.pk)


@pytest.mark.parametrize("state", MinutesStatus.values)
def test_predicate_and_queryset_agree_on_minutes(cast, state):
    draft = in_state(cast, state)
    readers = set()
    for name, user in people(cast).items():
        sees = visible_minutes(user).filter(pk=draft.pk).exists()
        assert sees == user.has_perm("meetings.view_minutes", draft), name
        readers |= {name} if sees else set()
    everybody = set(people(cast)) - {"stranger"}
    assert readers == (everybody if state == "published" else {"secretary", "leading"})


def test_a_reader_without_right_gets_the_same_answer_as_for_no_minutes(cast, signed_in):
    draft = minutes(cast)
    for user in (cast.member, cast.observer, cast.stranger):
        assert signed_in(user).get(f"/meetings/{draft.meeting_id}/minutes/en.pdf").status_code == 404


@pytest.mark.parametrize("hour", [2, 20], ids=["in the morning", "past midnight in Dushanbe"])
def test_the_files_made_at_the_approval_are_downloaded_and_not_made_again(cast, signed_in, monkeypatch, hour):
    now = timezone.now().replace(hour=hour)
    monkeypatch.setattr(timezone, "now", lambda: now)
    draft = published(cast)
    made = set(Rendition.objects.values_list("pk", flat=True))
    signed_in(cast.leading).get(f"/meetings/{draft.meeting_id}/minutes/en.pdf")
    assert set(Rendition.objects.values_list("pk", flat=True)) == made


def test_outcomes_are_found_in_any_spelling(cast, signed_in):
    published(cast, texts=(("decided", "Ҷумҳурии Тоҷикистон"),))
    page = signed_in(cast.member).get("/meetings/outcomes/?q=чумхурии").content.decode()
    assert "Ҷумҳурии Тоҷикистон" in page


def test_the_notice_to_approve_leaves_the_home_page_when_it_is_answered(cast):
    def waits():
        return Notification.objects.filter(code="meetings.for_approval", read_at__isnull=True).count()

    draft = sent(cast)
    assert waits() == 1
    approvals.return_with_remark(draft, digest=digest_of(draft), note="Mend it.", by=cast.leading)
    assert waits() == 0
    draft.refresh_from_db()
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    assert waits() == 0
