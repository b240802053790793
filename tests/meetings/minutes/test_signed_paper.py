"""The paper that is signed: a draft, a signature copy and the approved text are never taken for each other."""

import pytest

from iiwg.documents import services
from iiwg.documents.models import Rendition
from meetings.minutes.models import Approval, Minutes
from meetings.minutes.services import approvals, printing
from meetings.minutes.texts.signers import signer_of
from members.chairs.services import delegation, officials
from members.institutions.official_letter import OfficialLetter
from members.people.models import Person
from tests import scenes
from tests.cast import person
from tests.documents.reading import words_of_docx
from tests.members.scans import scan
from tests.scenes import day, digest_of, pdf_text

pytestmark = pytest.mark.django_db
MINT = "Ministry of Industry and New Technologies"


def downloaded(client, minutes, file_format="docx", language="en"):
    """The answer with the file, made by the worker in between."""
    address = f"/meetings/{minutes.meeting_id}/minutes/{language}.{file_format}"
    client.get(address)
    for job in services.unfinished():
        services.make(job)
    return client.get(address)


def words(answer) -> str:
    """The words of the body of a DOCX."""
    return " ".join(words_of_docx(b"".join(answer.streaming_content)))


def front(minutes, language="en") -> str:
    """What stands before the text, spaces made single."""
    return " ".join(printing.printed(Minutes.objects.get(pk=minutes.pk), language).front.split())


def assert_read_from_records(unsealed):
    """Who approved is said alike from what was kept with the answer and, without it, from the records."""
    kept = signer_of(Approval.objects.get(), "ru")
    with unsealed():
        Approval.objects.update(signer={})
    assert signer_of(Approval.objects.get(), "ru") == kept


def test_three_papers_are_told_apart_by_head_foot_mark_and_name(cast, signed_in):
    client, draft = signed_in(cast.secretary), scenes.minutes(cast)
    found = []
    for step in ("draft", "sent", "approved"):
        if step == "sent":
            approvals.send_for_approval(draft, by=cast.secretary)
        if step == "approved":
            approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
        answer = downloaded(client, draft)
        made = Rendition.objects.filter(document__language="en", format="docx").latest("pk")
        name = answer["Content-Disposition"].partition('filename="')[2].partition(".docx")[0]
        found.append((made.watermark, made.mark, made.footnote, name.partition(f"{day(-5).year}_")[2]))
    digest = digest_of(draft)
    today = printing.long_date(day(), "en")
    assert found == [
        ("DRAFT", "", "", "draft"),
        ("", "Signature copy, round 1", f"To be signed, round 1. SHA-256 of the text: {digest}",
         "Signature_copy_round_1"),
        ("", "Approved text", f"Approved {today}. SHA-256 of the approved text: {digest}", "Approved_text"),
    ]  # fmt: skip


def test_the_signature_copy_has_digest_round_and_a_line_for_each_who_is_asked(cast, signed_in):
    draft = scenes.minutes(cast)
    draft.authors.create(round=1, user=cast.leading)
    approvals.send_for_approval(draft, by=cast.secretary)
    text = pdf_text(b"".join(downloaded(signed_in(cast.secretary), draft, "pdf").streaming_content))
    assert "DRAFT" not in text and "Not approved until it is signed." in text
    assert digest_of(draft) in "".join(text.split()) and "Round 1." in text
    laid = front(draft)
    for who, place in ((cast.leading_person, "MINT"), (cast.incoming.person, "COES")):
        assert who.full_name("en") in laid
        assert f"<td>Co-chair of the group, {cast.places[place].name('en')}</td> <td></td> <td></td>" in laid


def test_only_the_text_as_it_was_written_is_signed(cast):
    draft = scenes.sent(cast)
    for language in ("tg", "ru"):
        other = printing.printed(draft, language)
        assert other.standing.watermark and not other.standing.mark and "to-sign" not in other.front


def test_of_two_who_are_asked_one_has_approved_and_one_still_signs(cast):
    draft = scenes.minutes(cast)
    draft.authors.create(round=1, user=cast.leading)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    given, _head, to_sign = front(draft).partition("to-sign")
    leading, incoming = cast.leading_person.full_name("en"), cast.incoming.person.full_name("en")
    assert leading in given and incoming not in given
    assert incoming in to_sign and leading not in to_sign


def test_headings_in_another_language_name_nobody_until_all_have_approved(cast):
    draft = scenes.minutes(cast)
    draft.authors.create(round=1, user=cast.leading)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    assert cast.leading_person.full_name("en") in front(draft)
    assert cast.leading_person.full_name("ru") not in front(draft, "ru")


def test_an_approval_of_a_round_that_was_returned_stands_on_no_paper(cast):
    draft = scenes.minutes(cast)
    draft.authors.create(round=1, user=cast.leading)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    approvals.return_with_remark(draft, digest=digest_of(draft), note="Another word.", by=cast.incoming)
    approvals.send_for_approval(draft, by=cast.secretary)
    name = cast.leading_person.full_name("en")
    given, _head, to_sign = front(draft).partition("to-sign")
    assert name not in given and to_sign.count(name) == 1
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    assert front(draft).count(name) == 1


def test_the_approved_text_says_who_approved_when_and_that_it_was_here(cast):
    laid = front(scenes.approved(cast))
    assert f"<td>{cast.leading_person.full_name('en')}" in laid
    assert (
        f"<td>Co-chair of the group, {MINT}</td> <td>{' '.join(printing.long_date(day(), 'en').split())}</td>"
        in laid
    )
    assert "<td>in the system</td>" in laid and "to-sign" not in laid


def test_a_deputy_is_named_as_deputy_of_the_co_chair(cast):
    draft = scenes.sent(cast)
    delegation.delegate(
        cast.lead_term, person=cast.incoming.person, starts_on=day(), ends_on=day(5), by=cast.leading
    )
    approvals.approve(draft, digest=digest_of(draft), by=cast.incoming)
    row = Approval.objects.get()
    assert signer_of(row, "en")["name"] == cast.incoming.person.full_name("en")
    assert signer_of(row, "en")["capacity"] == (
        f"Deputy of {cast.leading_person.full_name('en')} (Co-chair of the group, {MINT})"
    )


@pytest.fixture
def successor(cast):
    """Who takes over the turn that leads today, in three days."""
    made, letter = person("Ҷонишинзода", at=cast.places["MINT"]), OfficialLetter("5/1", day(-1), scan=scan())
    officials.take_over(cast.lead_term, made, letter=letter, starts_on=day(3), by=cast.secretary)
    return made


def test_who_takes_the_turn_over_later_does_not_sign_yet(cast, successor):
    _given, _head, to_sign = front(scenes.sent(cast)).partition("to-sign")
    assert cast.leading_person.full_name("en") in to_sign
    assert successor.full_name("en") not in to_sign


def test_a_deputy_answers_for_the_official_of_the_day(cast, successor):
    draft, deputy = scenes.sent(cast), cast.incoming.person
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(2), by=cast.leading)
    part = cast.lead_term.later_parts().get()
    delegation.delegate(part, deputy, starts_on=day(3), ends_on=day(5), scan=scan(), by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.incoming)
    assert cast.leading_person.full_name("en") in signer_of(Approval.objects.get(), "en")["capacity"]


def test_a_signed_paper_names_the_co_chair_and_the_scan_not_who_recorded_it(cast):
    draft = scenes.sent(cast)
    approvals.approve_on_paper(
        draft, digest=digest_of(draft), term=cast.lead_term, scan=scan(), by=cast.secretary
    )
    row, laid = Approval.objects.get(), front(draft)
    assert cast.leading_person.full_name("en") in laid
    assert cast.secretary_person.full_name("en") not in laid
    assert f"on signed paper, scan № {row.scan_id} (SHA-256 {row.scan.sha256[:12]}…)" in laid


def test_the_block_stays_what_it_was_when_a_name_is_corrected_later(cast):
    draft = scenes.approved(cast)
    before = [front(draft, language) for language in ("tg", "ru", "en")]
    Person.objects.update(family_name="Corrected", latin_name="Corrected")
    assert [front(draft, language) for language in ("tg", "ru", "en")] == before


def test_an_approval_of_before_is_read_from_the_records_of_its_day(cast, unsealed):
    draft = scenes.sent(cast)
    delegation.delegate(
        cast.lead_term, person=cast.incoming.person, starts_on=day(), ends_on=day(5), by=cast.leading
    )
    approvals.approve(draft, digest=digest_of(draft), by=cast.incoming)
    assert_read_from_records(unsealed)


def test_a_signed_paper_of_before_names_the_co_chair_too(cast, unsealed):
    draft = scenes.sent(cast)
    approvals.approve_on_paper(
        draft, digest=digest_of(draft), term=cast.lead_term, scan=scan(), by=cast.secretary
    )
    assert_read_from_records(unsealed)


def test_block_and_lines_are_no_part_of_the_sealed_text(cast, signed_in):
    draft = scenes.sent(cast)
    digest, sealed = digest_of(draft), draft.texts.get(language="en").document.html
    copy = words(downloaded(signed_in(cast.secretary), draft))
    approvals.approve(draft, digest=digest, by=cast.leading)
    final = words(downloaded(signed_in(cast.secretary), draft))
    assert digest_of(draft) == digest and draft.texts.get(language="en").document.html == sealed
    assert "Signature copy" in copy and "Signature copy" not in final
    assert "in the system" in final and "in the system" not in copy


def test_a_file_says_its_original_language_and_no_headings_pass_for_a_translation(cast, signed_in):
    draft = scenes.published(cast, language="tg", texts=(("decided", "Қарор"),))
    page = signed_in(cast.member).get(draft.get_absolute_url()).content.decode()
    for label in ("PDF · Original: Tajik", "PDF · headings in Russian", "DOCX · headings in English"):
        assert label in " ".join(page.split())
    assert "Original: Tajik." in front(draft, "en") and "its text was not translated" in front(draft, "en")
    assert "translated" not in front(draft, "tg")
    assert printing.printed(draft, "en").standing.mark == "Approved text, headings in English"
