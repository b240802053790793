"""docs/permissions.csv says who may do what with which object in which state; the house keeps to it."""

import pytest
import rules
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from iiwg.desk.docs.pages import OBJECT_OF, permission_table
from iiwg.pages.form_page import FormPage
from iiwg.workflow.doors import refuse_unless_open
from iiwg.workflow.tables import Refused, act_named, all_acts, all_workflows, workflow_of
from tests.cast import fresh, people
from tests.guards.test_urls import ALL
from tests.objects import OBJECTS

pytestmark = pytest.mark.django_db
COLUMNS = {
    "administrator": "administrator",
    "secretariat": "secretary",
    "leading co-chair": "leading",
    "incoming co-chair": "incoming",
    "focal point": "focal",
    "member of another institution": "member",
    "operator": "operator",
    "observer": "observer",
    "signed in, no role": "stranger",
}
TABLE = permission_table(settings.BASE_DIR)


def named(row) -> set[str]:
    """Who is marked in a row, by the words of the cast."""
    return {name for column, name in COLUMNS.items() if row[column]}


@pytest.mark.parametrize("kind", sorted(OBJECTS))
def test_who_may_do_what_with_which_object(cast, kind):
    obj = OBJECTS[kind](cast)
    found = {
        permission: {name for name, who in people(cast).items() if fresh(who).has_perm(permission, obj)}
        for of, permission in TABLE
        if of == kind
    }
    assert found == {permission: named(row) for (of, permission), row in TABLE.items() if of == kind}
    assert not any(AnonymousUser().has_perm(permission, obj) for permission in found)


def test_the_table_speaks_of_every_permission_and_every_object():
    assert {permission for _of, permission in TABLE} == set(rules.permissions.permissions)
    assert {of for of, _permission in TABLE} == set(OBJECTS)


def outcome(obj, step, who) -> str:
    """What stops a verb first: the state, the person, or nothing the table knows of."""
    try:
        refuse_unless_open(obj, step, by=who)
    except Refused as refusal:
        if getattr(obj, workflow_of(obj).field) not in step.sources:
            return "state"
        return "person" if str(refusal) == str(step.who) else "open"
    return "open"


@pytest.mark.parametrize("workflow", all_workflows(), ids=lambda workflow: workflow.name)
def test_every_verb_in_every_state_for_every_person(cast, workflow):
    kind = OBJECT_OF[workflow.name]
    obj = OBJECTS[kind](cast)
    for state in workflow.states.values:
        setattr(obj, workflow.field, state)
        for step in workflow.transitions:
            may = named(TABLE[kind, step.permission])
            for name, who in people(cast).items():
                expected = "state" if state not in step.sources else "open" if name in may else "person"
                assert outcome(obj, step, fresh(who)) == expected, (state, step.verb, name)


# Pages with a form that carry out more than one act: the service chooses, the permission is the one they share.
SEVERAL_ACTS = {"members:nomination-add", "members:request"}

# Steps whose page is reached by a link of its own.
STEPS_WITHOUT_A_BUTTON = {
    "meetings:agenda-send": ("meetings.meeting", "send_agenda"),
    "meetings:paper-approval": ("meetings.minutes", "approve_on_paper"),
    "meetings:corrigendum-paper": ("meetings.corrigendum", "approve_on_paper"),
    "members:composition-approve": ("members.composition", "approve"),
}


def form_pages():
    """Every page with a form, by the name of its address."""
    for name, entry in ALL.items():
        view = getattr(entry.callback, "view_class", None)
        if view is not None and issubclass(view, FormPage):
            yield name, view


def buttons():
    """Every step of a procedure that has an address, by that name."""
    for workflow in all_workflows():
        for step in workflow.transitions:
            if step.url_name:
                yield step.url_name, step


def test_every_act_has_a_permission_that_exists():
    assert {act.name for act in all_acts() if not rules.perm_exists(act.permission)} == set()


def test_an_address_declares_the_permission_of_the_act_it_carries_out():
    declared = {name: ALL[name].callback.permission for name, view in form_pages() if view.act}
    assert len(declared) > 40
    assert declared == {name: act_named(view.act).permission for name, view in form_pages() if view.act}


def test_an_address_declares_the_permission_of_the_step_it_takes():
    assert {name: ALL[name].callback.permission for name, _step in buttons()} == {
        name: step.permission for name, step in buttons()
    }


def test_a_page_with_a_form_names_its_act_or_is_a_step():
    nameless = {
        name: view.step.permission if view.step else view.permission
        for name, view in form_pages()
        if not view.act and name not in SEVERAL_ACTS
    }
    steps = {name for name, _step in buttons()}
    unseen = {name: permission for name, permission in nameless.items() if name not in steps}
    taken = {
        name: next(w for w in all_workflows() if w.name == noun)[verb].permission
        for name, (noun, verb) in STEPS_WITHOUT_A_BUTTON.items()
    }
    assert unseen == taken
