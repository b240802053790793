"""The page of a co-chair with a phone and five minutes: what is decided, what changed, the answer, what follows."""

import re

import pytest
from django.urls import reverse

from iiwg.accounts.models import User
from iiwg.audit.models import AuditEvent
from iiwg.notifications.models import Notification
from iiwg.pages.dates import long_date
from meetings.minutes.enums import LineKind
from meetings.minutes.models import Minutes
from meetings.minutes.services import approvals, lines
from meetings.minutes.texts.reading import Change, differences
from members.chairs.services import delegation
from members.people.services import people
from members.terms.models import ApprovalStep
from tests.cast import person, user
from tests.scenes import approved, day, digest_of, sent, sent_corrigendum

pytestmark = pytest.mark.django_db


def approve_page(signed_in, who, minutes):
    """The page as somebody sees it."""
    address = reverse("meetings:minutes-approve", args=[minutes.meeting_id])
    return signed_in(who).get(address).content.decode()


def before_the_text(page):
    """What stands above the sealed text."""
    return page.split('<div class="doc"')[0]


def test_decisions_and_actions_with_their_dues_stand_above_the_text(cast, signed_in):
    texts = (
        ("heard", "The report of the service."),
        ("decided", "Take note."),
        ("action", "Sample the water."),
    )
    minutes = sent(cast, texts=texts)
    top = before_the_text(approve_page(signed_in, cast.leading, minutes))
    numbers = list(minutes.lines.exclude(number="").values_list("number", flat=True))
    assert len(numbers) == 2
    for words in ("Take note.", "Sample the water.", *numbers, cast.places["MEWR"].name("en")):
        assert words in top
    assert long_date(day(30), "en") in top
    assert "The report of the service." not in top


def returned_and_sent_again(cast, *, change):
    """Minutes in their second round; change: the new words of the first decision, or "" for none."""
    minutes = sent(cast)
    approvals.return_with_remark(minutes, digest=digest_of(minutes), note="Name the river.", by=cast.leading)
    minutes.refresh_from_db()
    if change:
        line = minutes.lines.filter(kind=LineKind.DECIDED).first()
        lines.save_line(line, base_version=line.version, text=change, by=cast.secretary)
    approvals.send_for_approval(minutes, by=cast.secretary)
    return minutes


def test_the_second_round_shows_what_changed_and_nothing_else(cast, signed_in):
    minutes = returned_and_sent_again(cast, change="Sample the river Zarafshon.")
    page = approve_page(signed_in, cast.leading, minutes)
    changes = page.split('id="changes"')[1].split("</section>")[0]
    assert re.search(r"<del>[^<]*Take note\.</del>", changes)
    assert re.search(r"<ins>[^<]*Sample the river Zarafshon\.</ins>", changes)
    assert changes.count("<del>") == changes.count("<ins>") == 1


def test_in_the_first_round_nothing_is_said_of_changes(cast, signed_in):
    page = approve_page(signed_in, cast.leading, sent(cast))
    assert "What changed" not in page
    assert "the last round" not in page


def test_a_text_sent_again_unchanged_says_so(cast, signed_in):
    minutes = returned_and_sent_again(cast, change="")
    assert "the same as in the last round" in approve_page(signed_in, cast.leading, minutes)


def test_the_sender_is_told_that_a_returned_text_is_unchanged_until_it_is_changed(cast, signed_in):
    minutes, client = sent(cast), signed_in(cast.secretary)

    def is_said():
        return "The text is still the same" in client.get(minutes.get_absolute_url()).content.decode()

    assert not is_said()
    approvals.return_with_remark(minutes, digest=digest_of(minutes), note="Name the river.", by=cast.leading)
    assert is_said()
    line = minutes.lines.filter(kind=LineKind.DECIDED).first()
    lines.save_line(line, base_version=line.version, text="Sample the Zarafshon.", by=cast.secretary)
    assert not is_said()


def test_the_sender_of_a_returned_corrigendum_is_told_the_same(cast, signed_in):
    row = sent_corrigendum(cast)
    approvals.return_with_remark(row, digest=digest_of(row), note="Another word.", by=cast.leading)
    page = signed_in(cast.secretary).get(row.get_absolute_url()).content.decode()
    assert "The text is still the same" in page


def test_differences_are_told_by_block_and_a_row_of_a_table_is_one():
    before = "<h2>1. Water</h2><p>Old <b>words</b></p><table><tr><td>a</td><td>1</td></tr></table>"
    now = (
        "<h2>1. Water</h2><p>New words</p><table><tr><td>a</td><td>2</td></tr></table><ul><li>More</li></ul>"
    )
    assert differences(before, now) == [
        Change(["Old words", "a 1"], ["New words", "a 2", "More"]),
    ]
    assert differences(now, now) == []


def test_the_answer_is_one_bar_that_comes_after_the_text_and_leads_to_the_remark(cast, signed_in):
    page = approve_page(signed_in, cast.leading, sent(cast))
    bar = page.split('<form class="answer"')[1].split("</form>")[0]
    assert "Approve" in bar
    assert 'href="#return"' in bar
    assert 'id="return"' in page


@pytest.mark.parametrize("verb", ["approve", "return_with_remark"])
def test_who_chairs_is_told_what_the_deputy_answered(cast, verb):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.leading)
    minutes = sent(cast)
    remark = {"note": "Page 2."} if verb == "return_with_remark" else {}
    getattr(approvals, verb)(minutes, digest=digest_of(minutes), by=deputy.user, **remark)
    letter = Notification.objects.get(to_user=cast.leading, code__startswith="meetings.deputy")
    assert "Муовинзода" in letter.text
    assert "Minutes of the meeting of" in letter.subject
    assert ("Page 2." in letter.text) == bool(remark)
    assert not Notification.objects.filter(to_user=deputy.user, code=letter.code).exists()


@pytest.mark.parametrize("verb", ["approve", "return_with_remark"])
def test_page_and_record_of_acts_say_for_whom_a_deputy_answered(cast, signed_in, verb):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.leading)
    minutes = sent(cast)
    remark = {"note": "Page 2."} if verb == "return_with_remark" else {}
    getattr(approvals, verb)(minutes, digest=digest_of(minutes), by=deputy.user, **remark)
    event = AuditEvent.objects.get(verb=f"meetings.minutes.{verb}")
    assert event.on_behalf_of == f"members.person:{cast.leading_person.pk}"
    page = signed_in(cast.secretary).get(minutes.get_absolute_url()).content.decode()
    page = " ".join(page.split())
    assert f"Deputy of {cast.leading_person.full_name('en')} (Co-chair of the group" in page
    assert f"on behalf of {cast.leading_person}" in page.split('class="history"')[1]


def test_who_answers_for_himself_does_so_on_nobodys_behalf(cast):
    approved(cast)
    assert AuditEvent.objects.get(verb="meetings.minutes.approve").on_behalf_of == ""


def test_who_chairs_without_an_account_gets_no_letter_about_it(cast):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.leading)
    people.join_account(cast.leading_person, None, by=cast.secretary)
    minutes = sent(cast)
    approvals.approve(minutes, digest=digest_of(minutes), by=deputy.user)
    assert Minutes.objects.get().is_sealed
    assert not Notification.objects.filter(code__startswith="meetings.deputy").exists()


def test_the_official_finds_there_where_a_deputy_is_named_and_a_deputy_does_not(cast, signed_in):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.leading)
    minutes = sent(cast)
    address = reverse("members:delegate", args=[cast.lead_term.pk])
    assert address in approve_page(signed_in, cast.leading, minutes)
    assert address not in approve_page(signed_in, User.objects.get(pk=deputy.user_id), minutes)


def test_who_answers_for_himself_gets_no_letter_about_it(cast):
    approved(cast)
    assert not Notification.objects.filter(code__startswith="meetings.deputy").exists()


def test_a_deputy_reads_on_whose_behalf_and_the_official_does_not(cast, signed_in):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.leading)
    minutes = sent(cast)
    words = f"You answer on behalf of {cast.leading_person}."
    assert words in approve_page(signed_in, User.objects.get(pk=deputy.user_id), minutes)
    assert words not in approve_page(signed_in, cast.leading, minutes)


def test_after_the_last_answer_the_page_says_that_the_secretariat_publishes(cast, signed_in):
    minutes = sent(cast)
    address = reverse("meetings:approve", args=[minutes.meeting_id])
    page = signed_in(cast.leading).post(address, {"digest": digest_of(minutes)}, follow=True).content.decode()
    assert "The text is approved: the secretariat publishes it" in page


def test_while_another_chair_is_asked_the_page_says_who(cast, signed_in):
    ApprovalStep.objects.create(terms=cast.terms, approver="next_cochair", ordinal=2)
    minutes = sent(cast)
    address = reverse("meetings:approve", args=[minutes.meeting_id])
    page = signed_in(cast.leading).post(address, {"digest": digest_of(minutes)}, follow=True).content.decode()
    assert f"Still asked: {cast.next_term.institution.name('en')}." in page
