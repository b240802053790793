"""The record of acts: what it is about is named and linked, as far as its reader may see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iiwg.audit.models import AuditEvent
from members.people.services import people
from tests import scenes

pytestmark = pytest.mark.django_db
RECORD = "/settings/record/"


def rows(client) -> str:
    """The rows of the page."""
    return client.get(RECORD).content.decode().split("<tbody>")[1].split("</tbody>")[0]


def test_a_record_is_named_with_a_link_and_one_that_is_no_more_by_its_key(cast, signed_in):
    somebody = people.add(family_name="Номдор", by=cast.secretary)
    AuditEvent.objects.create(
        actor_id=cast.secretary.pk, verb="members.person.change", subject="members.person:987654",
        on_behalf_of=f"members.institution:{cast.places['MINT'].pk}", facts={}, at=AuditEvent.objects.first().at,
    )  # fmt: skip
    AuditEvent.objects.create(
        actor_id=cast.secretary.pk,
        verb="x",
        subject="nobody.knows:1",
        facts={},
        at=AuditEvent.objects.first().at,
    )
    page = rows(signed_in(cast.administrator))
    assert f'<a href="/members/people/{somebody.pk}/">Person: Номдор</a>' in page
    assert f"members.person:{somebody.pk}" not in page
    assert "members.person:987654" in page
    assert "nobody.knows:1" in page
    assert f'on behalf of <a href="/members/institutions/{cast.places["MINT"].pk}/">' in page


def test_what_is_closed_to_the_reader_is_not_named(cast, signed_in):
    hidden = scenes.planned(cast, title_en="Undisclosed", access="restricted")
    page = rows(signed_in(cast.administrator))
    assert "Undisclosed" not in page
    assert f"meetings.meeting:{hidden.pk}" in page


def test_the_page_asks_as_much_for_many_records_as_for_few(cast, signed_in):
    client, counts = signed_in(cast.administrator), []
    for number in range(20):
        people.add(family_name=f"Ном{number}", by=cast.secretary)
        if number in (1, 19):
            client.get(RECORD)
            with CaptureQueriesContext(connection) as asked:
                client.get(RECORD)
            counts.append(len(asked))
    assert counts[0] == counts[1]
