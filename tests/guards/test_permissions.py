"""docs/permissions.csv says who may do what with which object in which state; the house keeps to it."""

import pytest
import rules
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from iiwg.accounts.models import User
from iiwg.desk.docs.pages import OBJECT_OF, permission_table
from iiwg.workflow.doors import refuse_unless_open
from iiwg.workflow.tables import Refused, all_workflows, workflow_of
from tests.cast import people
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


def fresh(who) -> User:
    """The same person in the next request: what was asked about them once is asked again."""
    return User.objects.get(pk=who.pk)


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
