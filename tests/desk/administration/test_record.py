"""The record of acts: what it is about is named and linked as far as its reader may see it, else said by its kind."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iiwg.audit.models import AuditEvent
from iiwg.audit.services import key
from iiwg.pages.dates import long_date
from members.establishment.models import Objective, Playbook
from members.institutions.models import Group
from members.people.services import people
from tests import house, scenes

pytestmark = pytest.mark.django_db
RECORD = "/settings/record/"
KEY = re.compile(r"\b[a-z_]+\.[a-z_]+:\d+")


def rows(client) -> str:
    """The rows of the page."""
    return client.get(RECORD).content.decode().split("<tbody>")[1].split("</tbody>")[0]


def happened(subject: str) -> None:
    """Something was done to a record."""
    at = AuditEvent.objects.first().at
    AuditEvent.objects.create(actor_id=None, verb="x", subject=subject, facts={}, at=at)


def test_a_record_is_named_with_a_link_and_one_that_is_no_more_by_its_kind(cast, signed_in):
    somebody = people.add(family_name="Номдор", by=cast.secretary)
    AuditEvent.objects.create(
        actor_id=cast.secretary.pk, verb="members.person.change", subject="members.person:987654",
        on_behalf_of=f"members.institution:{cast.places['MINT'].pk}", facts={}, at=AuditEvent.objects.first().at,
    )  # fmt: skip
    happened("nobody.knows:1")
    page = rows(signed_in(cast.administrator))
    assert f'<a href="/members/people/{somebody.pk}/">Person: Номдор</a>' in page
    assert f"members.person:{somebody.pk}" not in page
    assert "Person, record 987654" in page and "members.person:987654" not in page
    assert "nobody.knows:1" in page
    assert f'on behalf of <a href="/members/institutions/{cast.places["MINT"].pk}/">' in page


def test_what_is_closed_to_the_reader_is_not_named(cast, signed_in):
    hidden = scenes.planned(cast, title_en="Undisclosed", access="restricted")
    page = rows(signed_in(cast.administrator))
    assert "Undisclosed" not in page
    assert f"Meeting, record {hidden.pk}" in page and key(hidden) not in page


def test_the_page_and_its_file_speak_of_every_kind_of_record_without_keys(cast, signed_in):
    house.build(cast)
    client = signed_in(cast.administrator)
    kinds = {event.subject.partition(":")[0] for event in AuditEvent.objects.all()}
    assert len(kinds) > 12
    for address in (RECORD, f"{RECORD}?format=csv"):
        text = client.get(address).content.decode()
        assert "Nomination, record" in text and KEY.findall(text) == [], address


def test_the_group_its_objectives_and_the_playbooks_are_named(cast, signed_in):
    people.add(family_name="Ном", by=cast.secretary)
    for row in (
        Group.get(),
        Playbook.objects.create(code="x", name="By an order"),
        Objective.objects.create(ordinal=1, text_en="Safe dams"),
    ):
        happened(key(row))
    page = rows(signed_in(cast.administrator))
    for words in ("Working group: TJ", "Playbook: By an order", "Objective: Safe dams"):
        assert words in page


def test_the_kind_is_not_said_twice(cast, signed_in):
    people.add(family_name="Ном", by=cast.secretary)
    happened(key(cast.lpi))
    page = rows(signed_in(cast.administrator))
    assert page.count("List of Participating Institutions") == 1


def test_a_meeting_without_a_title_is_named_once_with_its_day_in_words(cast, signed_in):
    scenes.planned(cast)
    page = rows(signed_in(cast.administrator))
    assert f">Regular meeting, {long_date(scenes.day(10), 'en')}</a>" in page


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
