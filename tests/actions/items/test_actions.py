"""Action items: born once, seen by whom, moved by whom."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from actions.items.enums import ActionStatus
from actions.items.models import ActionItem
from actions.items.rules import visible_actions
from actions.items.services import items as services
from actions.items.services import work
from actions.items.workflow import ACTION
from iiwg.notifications.models import Notification
from iiwg.pages.dates import long_date, quarter_end
from iiwg.workflow.tables import Refused
from meetings.meeting.services import meetings
from meetings.minutes.models import Minutes
from members.chairs.models import ChairingTerm
from tests.cast import people
from tests.replay import replayed
from tests.scenes import approved, day, held, planned, published

pytestmark = pytest.mark.django_db
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture
def item(cast):
    """An action item of MEWR, due in thirty days."""
    replayed("action item", lambda: approved(cast, texts=(("action", "Report on the dam."),)))
    return ActionItem.objects.get()


@pytest.mark.covers("R-091")
def test_four_actions_of_approved_minutes_are_four_records_with_numbers_and_due_dates(cast):
    draft = approved(cast, texts=[("action", f"Action {n}") for n in range(4)])
    items = ActionItem.objects.order_by("id")
    year = draft.meeting.held_on.year
    assert [item.number for item in items] == [f"3/{year}-T{n}" for n in (1, 2, 3, 4)]
    assert {item.due_on for item in items} == {day(30)}
    assert {item.agenda_item for item in items} == {draft.meeting.items.get()}
    services.create_from_minutes(Minutes.objects.get(pk=draft.pk), by=cast.leading)
    assert ActionItem.objects.count() == 4


@pytest.mark.covers("R-126")
def test_three_next_steps_typed_on_the_screen_are_three_actions(cast, signed_in):
    from meetings.minutes.models import Line
    from meetings.minutes.services import approvals, lines

    meeting = held(cast)
    draft = lines.start(meeting, language="en", by=cast.secretary)
    client = signed_in(cast.secretary)
    for number in range(3):
        client.post(
            f"/meetings/{meeting.pk}/minutes/add-line/", {"item": meeting.items.get().pk, "kind": "action"}
        )
        line = Line.objects.latest("id")
        prefix = f"line-{line.pk}"
        answer = client.post(
            f"/meetings/lines/{line.pk}/save/",
            {
                f"{prefix}-text": f"Next step {number}", f"{prefix}-base_version": 1,
                f"{prefix}-responsible": cast.places["CEP"].pk, f"{prefix}-due_kind": "quarter",
                f"{prefix}-quarter": "2", f"{prefix}-year": "2030",
            },
            headers={"Accept": "application/json"},
        )  # fmt: skip
        assert answer.json()["version"] == 2
    draft = Minutes.objects.get(pk=draft.pk)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=draft.approvals.get().digest, by=cast.leading)
    items = ActionItem.objects.order_by("id")
    assert [item.text for item in items] == ["Next step 0", "Next step 1", "Next step 2"]
    assert {item.due_on for item in items} == {quarter_end(2030, 2)}
    assert {item.responsible for item in items} == {cast.places["CEP"]}


@pytest.mark.covers("R-082")
def test_the_cochair_who_chaired_coordinates_until_the_items_close(cast, item):
    assert item.chairing_term == cast.lead_term
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(ends_on=day(-2))
    ChairingTerm.objects.filter(pk=cast.next_term.pk).update(starts_on=day(-1))
    assert visible_actions(cast.leading).filter(pk=item.pk).exists()
    assert cast.leading.has_perm("actions.confirm_actionitem", item)
    work.finish(item, text="Done.", by=cast.secretary)
    work.confirm(item, by=cast.leading)
    assert item.status == "confirmed"
    assert item.closed_by == cast.leading


def test_due_before_a_meeting_moves_with_it(cast):
    coming = planned(cast, 60, sequence=4)
    approved(cast, texts=(("action", "Prepare."),), responsible=cast.places["CEP"], due_kind="meeting",
             due_meeting=coming, offset_days=10)  # fmt: skip
    item = ActionItem.objects.get()
    assert item.due_on == day(50)
    meetings.change(coming, held_on=day(67), by=cast.secretary)
    item.refresh_from_db()
    assert item.due_on == day(57)


def test_the_responsible_institution_is_told_once_what_was_born(cast):
    approved(cast, texts=[("action", f"Action {n}") for n in range(3)])
    letter = Notification.objects.get(code="actions.born")
    assert letter.to_email == "focal@example.org"
    assert letter.text.count("Action ") == 3


def test_done_by_the_institution_confirmed_by_the_secretariat(cast, item):
    work.accept(item, by=cast.focal)
    photo = SimpleUploadedFile("фото.png", PNG)
    work.report(item, text="Half of it.", file=photo, by=cast.focal)
    assert item.status == "in_progress"
    assert item.reports.get().document.file_name == "фото.png"
    work.finish(item, text="All of it.", by=cast.focal)
    with pytest.raises(Refused):
        work.confirm(item, by=cast.focal)
    work.send_back(item, note="The letter is missing.", by=cast.secretary)
    assert item.status == "in_progress"
    work.finish(item, text="Here it is.", by=cast.focal)
    work.confirm(item, by=cast.secretary)
    codes = list(Notification.objects.values_list("code", flat=True))
    assert codes.count("actions.reported_done") == 2
    assert "actions.sent_back" in codes
    assert "actions.confirmed" in codes


def test_what_came_on_paper_is_logged_on_behalf(cast, item):
    from iiwg.audit.models import AuditEvent

    work.finish(item, text="By letter.", by=cast.secretary)
    event = AuditEvent.objects.get(verb="actions.actionitem.finish")
    assert event.on_behalf_of == f"members.institution:{cast.places['MEWR'].pk}"


def test_predicate_and_queryset_agree_and_each_institution_sees_its_own(cast):
    published(cast, texts=(("action", "Of MEWR."),))
    approved(cast, meeting=held(cast, -3, sequence=4), texts=(("action", "Of CEP."),),
             responsible=cast.places["CEP"], due_kind="ongoing")  # fmt: skip
    seen = {}
    for name, user in people(cast).items():
        for item in ActionItem.objects.all():
            sees = visible_actions(user).filter(pk=item.pk).exists()
            assert sees == user.has_perm("actions.view_actionitem", item), (name, item)
        seen[name] = sorted(visible_actions(user).values_list("text", flat=True))
    both = ["Of CEP.", "Of MEWR."]
    assert seen == {
        "administrator": [], "secretary": both, "leading": both, "incoming": [], "focal": ["Of MEWR."],
        "member": ["Of CEP."], "operator": [], "observer": [], "stranger": [],
    }  # fmt: skip


WHO = {
    "accept": {"focal"},
    "report": {"focal", "secretary"},
    "finish": {"focal", "secretary"},
    "confirm": {"secretary", "leading"},
    "send_back": {"secretary", "leading"},
    "drop": {"secretary"},
}
VERBS = {
    "accept": lambda i, by: work.accept(i, by=by),
    "report": lambda i, by: work.report(i, text=f"x {i.reports.count()}", by=by),
    "finish": lambda i, by: work.finish(i, text="x", by=by),
    "confirm": lambda i, by: work.confirm(i, by=by),
    "send_back": lambda i, by: work.send_back(i, note="x", by=by),
    "drop": lambda i, by: work.drop(i, note="x", by=by),
}
WAY = {
    "open": (),
    "accepted": (("accept", "focal"),),
    "in_progress": (("report", "focal"),),
    "reported_done": (("finish", "focal"),),
    "confirmed": (("finish", "focal"), ("confirm", "secretary")),
    "dropped": (("drop", "secretary"),),
}


@pytest.mark.parametrize("state", ActionStatus.values)
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_in_every_state_for_every_person(cast, item, state, verb):
    from django.db import transaction

    for step, who in WAY[state]:
        VERBS[step](item, getattr(cast, who))
    for name, user in people(cast).items():
        point = transaction.savepoint()
        if state in ACTION[verb].sources and name in WHO[verb]:
            VERBS[verb](item, user)
            assert item.status == ACTION[verb].target
        else:
            with pytest.raises(Refused):
                VERBS[verb](item, user)
        transaction.savepoint_rollback(point)
        item.refresh_from_db()


def test_the_list_counts_filters_and_exports_what_it_shows(cast, signed_in):
    approved(
        cast,
        texts=(("action", "Late one."),),
        responsible=cast.places["MEWR"],
        due_kind="day",
        due_on=day(-3),
    )
    approved(cast, meeting=held(cast, -3, sequence=4), texts=(("action", "=cmd()"),))
    client = signed_in(cast.secretary)
    page = client.get("/follow-up/").content.decode()
    assert "1 of 2 open action items are overdue." in page
    late = client.get("/follow-up/?state=overdue").content.decode()
    assert "Late one." in late
    assert "=cmd()" not in late
    rows = client.get("/follow-up/?format=csv").content.decode()
    assert "'=cmd()" in rows
    assert "Late one." not in client.get("/follow-up/?state=confirmed&format=csv").content.decode()


@pytest.mark.parametrize(
    ("language", "ago", "said"),
    [
        ("en", 1, "Overdue since {} – 1 day"),
        ("en", 10, "Overdue since {} – 10 days"),
        ("ru", 3, "Просрочено с {} – 3 дня"),
        ("tg", 10, "Муҳлаташ гузашта: аз {} – 10 рӯз"),
    ],
)
def test_what_is_overdue_says_since_when_and_how_long(cast, signed_in, language, ago, said):
    facts = {"responsible": cast.places["MEWR"], "due_kind": "day", "due_on": day(-ago)}
    approved(cast, texts=(("action", "Late one."),), **facts)
    page = signed_in(cast.secretary, language).get(ActionItem.objects.get().get_absolute_url())
    lead = page.content.decode().split('<p class="lead">')[1].split("</p>")[0]
    assert said.format(long_date(day(1 - ago), language)) in lead
    assert long_date(day(-ago), language) not in lead


def test_what_is_due_says_until_when(item, cast, signed_in):
    page = signed_in(cast.secretary).get(item.get_absolute_url()).content.decode()
    lead = page.split('<p class="lead">')[1].split("</p>")[0]
    assert f"by {long_date(item.due_on, 'en')}" in lead and "Overdue" not in lead
