"""A stranger is refused by every service, before it writes anything: each is called with what its parameters name.

Arguments come from annotations and names of parameters, over a house that holds one object of every kind.
"""

import dataclasses
import datetime
import inspect
import types
import typing

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models, transaction

from iiwg.workflow.tables import NotAllowed, Refused
from tests import house
from tests.guards.test_doors import listeners
from tests.guards.test_law import services
from tests.not_yet import OPEN_TO_STRANGERS

pytestmark = pytest.mark.django_db
NO_DOOR = {
    "members.people.services.people.refuse_oneself": "it is a check",
    "members.nominations.services.acceptance.follow_up": "each record it moves has a door of its own",
    "members.nominations.services.nominations.release_listed": "each record it moves has a door of its own",
    "meetings.meeting.services.preparation.finish": "each record it moves has a door of its own",
    "meetings.minutes.services.printing.ask_for_file": "a reader asks for it; it changes no row of a room",
    "iiwg.accounts.services.create_administrator": "a command makes the first account, nobody is there to be asked",
    "iiwg.accounts.services.note_sign_in": "whoever signs in has just been asked",
    "iiwg.accounts.services.note_delay": "of an address without an account there is nothing to note",
    "iiwg.accounts.services.note_wrong_password": "of an address without an account there is nothing to note",
    "iiwg.accounts.services.note_factor": "its owner has set it up",
    "iiwg.accounts.services.drop_unreadable_factors": "its owner has just signed in",
    "iiwg.accounts.services.send_password_letter": "whoever forgot a password has not signed in",
}
PLACES = ("members.", "tmf_registry.", "meetings.", "actions.", "iiwg.accounts.", "iiwg.desk.")
CHANGES = ("INSERT", "UPDATE", "DELETE")


def acting_services():
    """Every public service that names its actor, by its dotted name, but what runs as an effect of another verb."""
    heard = listeners()
    for label, function in services():
        where, _dot, name = label.rpartition(".")
        if label.startswith(PLACES) and (where, name) not in heard and label not in NO_DOOR:
            if "by" in inspect.signature(function).parameters:
                yield label, function


def pdf() -> SimpleUploadedFile:
    """A file that was handed in."""
    return SimpleUploadedFile("paper.pdf", b"%PDF-1.4\n%%EOF\n")


def by_name(parameter: str, the: house.House):
    """What a parameter without an annotation means."""
    if parameter in {"upload", "scan", "document"}:
        return pdf()
    if parameter.endswith("_on") or parameter in {"on", "date"}:
        return datetime.date(2030, 5, 6)
    if parameter in {"pool", "patterns", "chain", "ladder", "official", "working", "outputs", "institutions"}:
        return []
    if parameter in {"topics", "roles", "co_executors", "emails"}:
        return ()
    return the.named.get(parameter, "text")


def made_from(kind, parameter: str, the: house.House):
    """A value of the kind that an annotation names."""
    if kind is inspect.Parameter.empty or kind in (typing.Any, object):
        return by_name(parameter, the)
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        return made_from(typing.get_args(kind)[0], parameter, the)
    plain = typing.get_origin(kind) or kind
    if plain is models.Model:
        return by_name(parameter, the)
    if issubclass(plain, models.Model):
        return the.one(plain)
    if issubclass(plain, datetime.date):
        return datetime.date(2030, 5, 6)
    if dataclasses.is_dataclass(plain):
        hints = typing.get_type_hints(plain)
        return plain(
            **{
                field.name: made_from(hints[field.name], field.name, the)
                for field in dataclasses.fields(plain)
            }
        )
    if plain in (str, int, bool, list, dict, set, tuple, frozenset):
        return {str: "text", int: 1}.get(plain, plain())
    return by_name(parameter, the)


def arguments(function, the: house.House) -> tuple[list, dict]:
    """What a function is called with; what may stay away stays away."""
    hints = typing.get_type_hints(function)
    positional, named = [], {}
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name == "by" or parameter.default is not parameter.empty:
            continue
        if parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL):
            continue
        value = made_from(hints.get(parameter.name, parameter.empty), parameter.name, the)
        if parameter.kind is parameter.KEYWORD_ONLY:
            named[parameter.name] = value
        else:
            positional.append(value)
    return positional, named


def files() -> set:
    """Every file that is kept."""
    return set(settings.MEDIA_ROOT.rglob("*"))


def is_refused_untouched(function, the: house.House, stranger) -> str:
    """Empty when a stranger is refused before anything was written; else what happened instead."""
    positional, named = arguments(function, the)
    written, before = [], files()

    def note(execute, sql, params, many, context):
        if sql.lstrip().startswith(CHANGES):
            written.append(sql.split('"')[1])
        return execute(sql, params, many, context)

    happened = "it let a stranger in"
    point = transaction.savepoint()
    try:
        with connection.execute_wrapper(note):
            function(*positional, by=stranger, **named)
    except NotAllowed:
        happened = ""
    except Refused as refusal:
        happened = (
            "" if "is not possible now" in str(refusal) else f"it was refused for something else: {refusal}"
        )
    except Exception as error:  # what a service does with a stranger is what is asked here
        happened = f"{type(error).__name__}: {error}"
    finally:
        transaction.savepoint_rollback(point)
    if not happened and written:
        happened = f"it wrote to {written[0]} first"
    if not happened and files() != before:
        happened = "it kept a file"
    return happened


def test_a_stranger_is_refused_by_every_service(cast):
    the = house.build(cast)
    found = {
        label: happened
        for label, function in acting_services()
        if (happened := is_refused_untouched(function, the, cast.stranger))
    }
    assert {label: found[label] for label in found if label not in OPEN_TO_STRANGERS} == {}
    assert OPEN_TO_STRANGERS - set(found) == set(), "take it off the list: a stranger is refused by now"


def test_the_list_of_services_without_a_door_names_services():
    assert set(NO_DOOR) - {label for label, _function in services()} == set()
