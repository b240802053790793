"""The seals hold on the database itself, whatever Python does."""

import datetime
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from iiwg.audit.actors import SYSTEM
from iiwg.audit.chain import broken_links, seal_chain
from iiwg.audit.models import AuditEvent
from iiwg.audit.services import record
from iiwg.database import seals
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import deliver, post
from iiwg.workflow.tables import workflow_of
from meetings.minutes.services import approvals
from members.chairs.models import ChairingTerm
from members.institutions.official_letter import OfficialLetter
from members.letters import services as letters
from members.seats.models import MembershipTerm
from members.terms.services import terms
from tests import scenes

pytestmark = pytest.mark.django_db


def test_every_declared_seal_is_installed():
    assert list(seals.declared())
    assert seals.missing() == []


def test_a_dropped_seal_is_reported():
    seals.remove()
    try:
        assert "audit_event_sealed" in seals.missing()
    finally:
        seals.install()


@pytest.mark.parametrize(
    "sql", ["UPDATE audit_auditevent SET verb = 'forged'", "DELETE FROM audit_auditevent"]
)
def test_an_audit_event_can_neither_be_changed_nor_deleted(cast, sql):
    record("members.group.test", cast.terms, by=SYSTEM)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_chain_of_the_audit_shows_a_forged_event(cast, unsealed):
    record("members.group.test", cast.terms, by=SYSTEM, step=1)
    assert seal_chain() and seal_chain() is None
    assert broken_links() == []
    with unsealed():
        AuditEvent.objects.update(facts={"step": 2})
    assert len(broken_links()) == 1


def test_two_holders_of_one_seat_never_overlap(cast):
    seat, person = cast.membership.seat, cast.leading_person
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipTerm.objects.create(
            seat=seat, person=person, starts_on=cast.membership.starts_on + datetime.timedelta(days=1)
        )
    before = cast.membership.starts_on - datetime.timedelta(days=1)
    MembershipTerm.objects.create(seat=seat, person=person, starts_on=before, ends_on=before)


def test_a_chairing_term_moved_into_another_is_refused(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        ChairingTerm.objects.filter(pk=cast.next_term.pk).update(starts_on=cast.lead_term.ends_on)


def test_a_version_of_the_terms_is_sealed_once_applied(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(cast.terms).objects.filter(pk=cast.terms.pk).update(quorum=3)
    type(cast.terms).objects.filter(pk=cast.terms.pk).update(ends_on=datetime.date(2030, 1, 1))


# --- what goes past row triggers -----------------------------------------------------------------------------------

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no TRUNCATE")
on_sqlite = pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL knows no REPLACE")


def refused(sql: str, *values) -> bool:
    """Whether the database refuses a statement."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except IntegrityError:
        return True
    return False


@on_postgresql
def test_no_table_with_a_seal_is_emptied_at_once():
    tables = {model._meta.db_table for model, rule in seals.declared() if isinstance(rule, seals.Seal)}
    assert {table for table in tables if not refused(f'TRUNCATE "{table}" CASCADE')} == set()


@on_sqlite
def test_a_sealed_row_is_not_replaced(cast):
    event = record("members.group.test", cast.terms, by=SYSTEM)
    row = "SELECT id, at, 'forged', on_behalf_of, verb, subject, facts FROM audit_auditevent WHERE id = %s"
    columns = "id, at, actor_id, on_behalf_of, verb, subject, facts"
    assert refused(f"INSERT OR REPLACE INTO audit_auditevent ({columns}) {row}", event.pk)


@on_postgresql
@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE audit_auditevent DISABLE TRIGGER audit_event_sealed",
        "DROP TRIGGER audit_event_sealed_truncate ON audit_auditevent",
        "CREATE OR REPLACE FUNCTION audit_event_sealed_f() RETURNS trigger AS 'BEGIN RETURN NEW; END' LANGUAGE plpgsql",
    ],
)
def test_a_seal_that_holds_no_longer_is_reported(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
    assert seals.missing() == ["audit_event_sealed"]


@on_sqlite
def test_a_seal_with_other_words_is_reported():
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER audit_event_sealed_delete")
        cursor.execute(
            "CREATE TRIGGER audit_event_sealed_delete BEFORE DELETE ON audit_auditevent WHEN 0 BEGIN SELECT 1; END"
        )
    assert seals.missing() == ["audit_event_sealed"]


# --- which way a sealed row may still go ---------------------------------------------------------------------------


def sealed_states(seal: seals.Seal, states) -> set[str]:
    """The states in which a seal holds, as the database reads its condition."""
    with connection.cursor() as cursor:
        found = set()
        for state in states:
            holds = seal.when.replace("OLD.status", f"'{state}'")
            cursor.execute(f"SELECT CASE WHEN {holds} THEN 1 ELSE 0 END")
            if cursor.fetchone()[0]:
                found.add(state)
    return found


def seals_with_steps():
    """Every model with a seal that lets its status go some ways."""
    return [(model, rule) for model, rule in seals.declared() if isinstance(rule, seals.Seal) and rule.steps]


@pytest.mark.parametrize(("model", "seal"), seals_with_steps(), ids=lambda value: getattr(value, "name", ""))
def test_a_seal_lets_the_status_go_where_the_procedure_lets_it_go(model, seal):
    workflow = workflow_of(model)
    sealed = sealed_states(seal, workflow.states.values)
    lawful = {
        (source, step.target)
        for step in workflow.transitions
        for source in step.sources
        if source in sealed and step.target not in (None, source)
    }
    assert set(seal.steps) == lawful


def test_every_procedure_that_ends_in_a_seal_says_where_it_may_go():
    named = {model._meta.label for model, _rule in seals_with_steps()}
    assert named == {
        "members.Composition", "members.Letter", "members.LpiVersion", "members.TermsOfReference", "meetings.Minutes",
        "meetings.Corrigendum",
    }  # fmt: skip


@pytest.mark.parametrize("change", ["status = 'draft'", "status = 'approved'", "published_at = NULL"])
def test_published_minutes_are_never_opened_again(cast, change):
    draft = scenes.published(cast)
    assert refused(f"UPDATE meetings_minutes SET {change} WHERE id = %s", draft.pk)


def test_approved_minutes_can_only_be_published(cast):
    draft = scenes.approved(cast)
    assert refused("UPDATE meetings_minutes SET status = 'draft' WHERE id = %s", draft.pk)
    approvals.publish(draft, by=cast.secretary)
    assert draft.is_published


def test_a_version_of_the_terms_never_becomes_a_draft_again(cast):
    assert refused("UPDATE members_termsofreference SET status = 'draft' WHERE id = %s", cast.terms.pk)


@pytest.mark.parametrize("change", ["text_en = 'forged'", "number = 99"])
def test_a_paragraph_of_a_version_that_was_applied_is_sealed(cast, change):
    paragraph = cast.terms.paragraphs.first()
    assert refused(f"UPDATE members_termsparagraph SET {change} WHERE id = %s", paragraph.pk)
    assert refused("DELETE FROM members_paragraphtopic") is False  # topics are no text of the Terms
    assert refused("DELETE FROM members_termsparagraph WHERE id = %s", paragraph.pk)
    draft = terms.copy_to_draft(cast.terms, by=cast.secretary)
    assert not refused(
        f"UPDATE members_termsparagraph SET {change} WHERE id = %s", draft.paragraphs.first().pk
    )


@pytest.mark.parametrize(
    "change", ["text = 'forged'", "subject = 'forged'", "to_email = 'x@example.org'", "state = 'failed'"]
)
def test_the_words_of_a_letter_that_went_out_are_sealed(cast, change):
    letter = post(Recipient.of(cast.secretary), "test", "Words", "Words.")
    sql = f"UPDATE notifications_notification SET {change} WHERE id = %s"
    deliver(letter.pk)
    assert refused(sql, letter.pk)
    assert refused("DELETE FROM notifications_notification WHERE id = %s", letter.pk)
    assert not refused("UPDATE notifications_notification SET read_at = sent_at WHERE id = %s", letter.pk)


@pytest.mark.parametrize(
    "change", ["subject = 'forged'", "document_id = NULL", "our_number = '7'", "status = 'draft'"]
)
def test_an_official_letter_that_was_sent_is_sealed(cast, change):
    written = {"kind": "request", "language": "en", "subject": "Name a member", "html": "<p>Please.</p>"}
    letter = letters.write(cast.places["CEP"], **written, on=scenes.day(), by=cast.secretary)
    sql = f"UPDATE members_letter SET {change} WHERE id = %s"
    letters.record_sent(letter, letter=OfficialLetter("1/26", scenes.day(), "A. B."), by=cast.secretary)
    assert refused(sql, letter.pk)
    letters.record_answered(letter, by=cast.secretary)
    assert refused(sql, letter.pk)


def test_of_an_official_letter_that_came_in_only_what_the_paper_bears_may_be_put_right(cast):
    paper = OfficialLetter("5", scenes.day(), "C. D.")
    letter = letters.receive(
        cast.places["CEP"],
        kind="nomination",
        language="en",
        subject="We name",
        letter=paper,
        by=cast.secretary,
    )
    letters.correct(letter, letter=replace(paper, number="6"), by=cast.secretary)
    letters.give_incoming_number(letter, number="1", on=scenes.day(), by=cast.secretary)
    assert refused("UPDATE members_letter SET subject = 'forged' WHERE id = %s", letter.pk)
