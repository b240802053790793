"""What an action item follows from, and when readers see it."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from actions.items.models import ActionItem
from actions.items.rules import visible_actions
from actions.items.services import items
from iiwg.audit.models import AuditEvent
from iiwg.audit.services import key
from meetings.agenda.models import AgendaItem
from meetings.minutes.models import Line, Minutes
from meetings.minutes.services import approvals
from tests.scenes import approved, day, held, minutes, published, reports_opened

pytestmark = pytest.mark.django_db
PUBLISHED_AT = datetime.datetime(2026, 5, 4, 9, tzinfo=datetime.UTC)
REPORT = (("action", "Report on the dam."),)


def line_of(cast) -> Line:
    """An action line that has no item yet."""
    return minutes(cast, texts=REPORT).lines.get()


def facts(cast) -> dict:
    """What every action item needs."""
    return {
        "number": "3/2026-T9", "language": "en", "text": "Report on the dam.",
        "responsible": cast.places["MEWR"], "due_kind": "day", "due_on": day(30),
    }  # fmt: skip


def test_the_key_of_the_origin_is_found_by_its_kind(cast):
    line = line_of(cast)
    item = items.create(line, co_executors=[cast.places["CEP"]], by=cast.secretary, **facts(cast))
    assert item.line == line
    assert item.agenda_item == line.item
    assert item.meeting == line.item.meeting
    assert list(item.co_executors.all()) == [cast.places["CEP"]]
    event = AuditEvent.objects.get(verb="actions.actionitem.create")
    assert (event.subject, event.actor_id, event.facts) == (
        key(item),
        cast.secretary.pk,
        {"origin": key(line)},
    )


def test_what_is_no_origin_is_not_taken_for_one(cast):
    with pytest.raises(KeyError):
        items.create(cast.places["MEWR"], by=cast.secretary, **facts(cast))


def test_an_item_without_an_origin_is_refused_by_the_database(cast):
    with pytest.raises(IntegrityError, match="actions_item_one_origin"), transaction.atomic():
        ActionItem.objects.create(**facts(cast))


def test_a_line_has_one_item_whoever_tries(cast):
    line = line_of(cast)
    items.create(line, by=cast.secretary, **facts(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        items.create(line, by=cast.secretary, **facts(cast) | {"number": "3/2026-T10"})


def test_creating_from_the_same_minutes_twice_changes_nothing(cast):
    draft = approved(cast, texts=REPORT)
    item = ActionItem.objects.get()
    assert items.create_from_minutes(Minutes.objects.get(pk=draft.pk), by=cast.leading) == []
    assert ActionItem.objects.get() == item
    assert AuditEvent.objects.filter(verb="actions.actionitem.create").count() == 1


def test_readers_see_an_item_from_the_publication_of_its_minutes_on(cast, unsealed):
    with unsealed():
        type(cast.terms).objects.update(observers_read_reports=True)
    reports_opened(cast)
    draft = approved(cast, texts=REPORT)
    item = ActionItem.objects.get()
    assert (item.access, item.published_at) == ("members", None)
    assert not visible_actions(cast.observer).exists()
    assert not cast.observer.has_perm("actions.view_actionitem", item)
    approvals.publish(draft, by=cast.secretary)
    item = ActionItem.objects.get()
    assert item.published_at == draft.published_at
    observer = type(cast.observer).objects.get(pk=cast.observer.pk)
    assert list(visible_actions(observer)) == [item]
    assert observer.has_perm("actions.view_actionitem", item)


def test_publishing_leaves_the_items_of_other_minutes_closed(cast):
    approved(cast, texts=(("action", "Of the other."),))
    published(cast, texts=REPORT, meeting=held(cast, -3, sequence=4))
    assert [item.text for item in ActionItem.objects.open_to_readers()] == ["Report on the dam."]


@pytest.mark.parametrize("restricted", ["meeting", "agenda item"])
def test_what_follows_from_something_restricted_is_restricted(cast, restricted):
    meeting = held(cast, access="restricted" if restricted == "meeting" else "members")
    draft = approved_although(cast, meeting, restricted)
    approvals.publish(draft, by=cast.secretary)
    item = ActionItem.objects.get()
    assert item.access == "restricted"
    assert item.published_at
    assert not item.is_open_to_readers
    assert not visible_actions(cast.observer).exists()


def approved_although(cast, meeting, restricted):
    """Approved minutes of a meeting; with a restricted item it is restricted after the text was sent."""
    draft = minutes(cast, meeting=meeting, texts=REPORT)
    approvals.send_for_approval(draft, by=cast.secretary)
    if restricted == "agenda item":
        AgendaItem.objects.filter(meeting=meeting).update(access="restricted")
    approvals.approve(draft, digest=draft.approvals.get().digest, by=cast.leading)
    return draft


def item_of_before(before, text, status, access):
    """An action item as it was kept before: of minutes in a state, of a meeting with an access."""

    def made(label, **facts):
        return before.get_model(label).objects.create(**facts)

    meeting = made("meetings.Meeting", held_on=PUBLISHED_AT.date(), access=access)
    item = made("meetings.AgendaItem", meeting=meeting, ordinal=1, title=text)
    account, _is_new = before.get_model("accounts.User").objects.get_or_create(email="demo@example.org")
    moments = {"approved_at": PUBLISHED_AT, "published_at": PUBLISHED_AT, "approved_by": account}
    minutes = made("meetings.Minutes", meeting=meeting, language="en", status=status, **moments)
    line = made("meetings.Line", minutes=minutes, item=item, kind="action", ordinal=1)
    place, _is_new = before.get_model("members.Institution").objects.get_or_create(code="DEMO")
    made(
        "actions.ActionItem", number=text, text=text, line=line, meeting=meeting, agenda_item=item,
        responsible=place, due_kind="ongoing", language="en", access="members",
    )  # fmt: skip


def test_items_of_before_take_access_and_publication_over_from_their_meeting(migrated):
    before = migrated([("actions", "0003_initial"), ("meetings", "0004_preparation")])
    item_of_before(before, "Approved.", "approved", "members")
    item_of_before(before, "Published.", "published", "members")
    item_of_before(before, "Restricted.", "published", "restricted")
    after = migrated([("actions", "0004_origins")]).get_model("actions", "ActionItem").objects
    found = {item.text: (item.access, item.published_at) for item in after.all()}
    assert found == {
        "Approved.": ("members", None),
        "Published.": ("members", PUBLISHED_AT),
        "Restricted.": ("restricted", PUBLISHED_AT),
    }
