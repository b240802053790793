"""The seals hold on the database itself, whatever Python does."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from iiwg.audit.actors import SYSTEM
from iiwg.audit.chain import broken_links, seal_chain
from iiwg.audit.models import AuditEvent
from iiwg.audit.services import record
from iiwg.database import seals
from members.chairs.models import ChairingTerm
from members.seats.models import MembershipTerm

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
