"""A database from before letters lost their keys keeps every link between requests, nominations and letters."""

import datetime

from iiwg.database import seals

BEFORE, AFTER = [("members", "0012_observers_read_reports")], [("members", "0013_letters_own_no_keys")]
DAY = datetime.date(2026, 5, 4)


def letter(old, place, kind, **facts):
    """A letter as it was kept before."""
    direction = "in" if kind == "nomination" else "out"
    facts = {"language": "tg", "subject": "DEMO", "made_on": DAY, **facts}
    made = old.get_model("members", "Letter").objects
    return made.create(institution=place, kind=kind, direction=direction, **facts).pk


def test_every_letter_is_found_from_what_it_is_about(migrated):
    before = migrated(BEFORE)
    seals.install(only={"members_nomination"})
    get = before.get_model
    place = get("members", "Institution").objects.create(code="DEMO", kind="authority")
    seat = get("members", "Seat").objects.create(unit=place)
    person = get("members", "Person").objects.create(family_name="DEMO")
    asked = get("members", "NominationRequest").objects.create(
        seat=seat, language="tg", requested_on=DAY, due_on=DAY, status="answered"
    )
    named = {"seat": seat, "family_name": "DEMO", "job_title": "DEMO", "starts_on": DAY}
    nominations = get("members", "Nomination").objects
    accepted = nominations.create(**named, request=asked, status="accepted", person=person)
    unasked = nominations.create(**named, status="submitted")
    draft = nominations.create(**named, status="draft")
    first = letter(before, place, "request", request=asked)
    reminder = letter(before, place, "reminder", request=asked)
    answer = letter(before, place, "nomination", request=asked, nomination=accepted)
    alone = letter(before, place, "nomination", nomination=unasked)
    get = migrated(AFTER).get_model
    assert get("members", "Letter").objects.count() == 4
    request = get("members", "NominationRequest").objects.get()
    assert {row.pk for row in request.letters.all()} == {first, reminder, answer}
    assert dict(get("members", "Nomination").objects.values_list("pk", "letter")) == {
        accepted.pk: answer,
        unasked.pk: alone,
        draft.pk: None,
    }
