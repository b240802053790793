"""The search: every kind of record is found by its words and numbers, by those who may see it."""

from contextlib import suppress

import pytest
from django.core.management import call_command

from actions.items.models import ActionItem
from iiwg.search import index
from iiwg.search.finding import find
from iiwg.search.index import findables
from iiwg.search.models import Word
from iiwg.search.tasks import fill
from iiwg.workflow.doors import changing
from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.agenda.models import AgendaItem
from meetings.attendance import services as attendance
from meetings.meeting.services import meetings
from meetings.minutes.services import lines
from members.people.models import Person
from members.people.services import people
from tests import house, scenes
from tests.cast import people as everybody
from tests.cast import person
from tests.members.nominations.test_nominations import submitted
from tmf_registry.facilities import services as facilities

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("told_at_once")]


def found(text, user) -> dict[str, list[str]]:
    """What a reader finds: the texts of the hits, by kind."""
    return {group.name: [hit.text for hit in group.hits] for group in find(text, user, most=20).groups}


def test_every_kind_is_found_from_the_lowest_floor_up(cast):
    cast.places["MEWR"].names.create(language="tg", text="Сарбандҳо", kind="short")
    person("Сарбанд", at=cast.places["MINT"])
    facilities.add(by=cast.secretary, source="s", name_en="Pond of Сарбанд", country="TJ")
    meeting = scenes.held(cast, title_en="Safety of Сарбанд")
    attendance.add(meeting, name="Сарбанд Гость", role="invitee", by=cast.secretary)
    scenes.published(
        cast,
        meeting=meeting,
        texts=(
            ("decided", "Сарбанд is closed."),
            ("spoke", "About Сарбанд."),
            ("action", "Look at Сарбанд."),
        ),
    )
    index.read_anew()
    groups = find("сарбанд", cast.secretary, most=20).groups
    assert [group.name for group in groups] == [
        "institutions", "people", "facilities", "meetings", "participants", "outcomes", "lines", "actions",
    ]  # fmt: skip
    assert [hit.url.split("/")[1] for group in groups for hit in group.hits] == [
        "members", "members", "register", "meetings", "meetings", "meetings", "meetings", "follow-up",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        "хвостохранилища", "хвостохранилищ", "хвостохранилище", "отбора пробы", "ПРОБА", "отб",
        "бехатарии", "бехатарӣ", "махфузгоххои", "samples", "sampling", "khvostokhranilishche",
    ],
)  # fmt: skip
def test_a_word_is_found_in_any_form_in_three_languages_and_in_latin_letters(cast, asked):
    scenes.minutes(
        cast,
        texts=(("spoke", "Отбор проб воды у хвостохранилища. Бехатарии маҳфузгоҳҳо. Sampled."),),
    )
    assert "lines" in found(asked, cast.secretary), asked


@pytest.mark.parametrize(
    "asked",
    [
        "Қосимова Зарина", "Зарина Қосимова", "Косимова", "Ќосимова", "Kosimova", "Qosimova zarina", "касимова зар",
        "Косимовой",
    ],
)  # fmt: skip
def test_a_name_is_found_in_any_order_spelling_and_alphabet(cast, asked):
    people.add(family_name="Қосимова", given_name="Зарина", aliases="Касимова", by=cast.secretary)
    assert found(asked, cast.secretary)["people"] == ["Қосимова Зарина"], asked


@pytest.mark.parametrize(
    ("written", "asked"),
    [("ғафур", "гафур"), ("ӣсо", "исо"), ("қаҳр", "кахр"), ("ӯзбек", "узбек"), ("ҷаъфар", "Jafar"), ("раҷаб", "Rajab"),
     ("рахмон", "Rahmon"), ("раҳмон", "Rakhmon"), ("маъруф", "ma'ruf"), ("чумъа", "Љумъа")],
)  # fmt: skip
def test_five_spellings_of_tajik_and_latin_are_one(cast, written, asked):
    person(written)
    index.fill()
    assert found(asked, cast.secretary) == {"people": [f"{written} Намуна"]}


def test_numbers_stand_as_a_whole_and_a_day_is_found(cast):
    meeting = scenes.held(cast, number="DEMO-1")
    scenes.published(cast, meeting=meeting, texts=(("action", "Report."), ("decided", "Noted.")))
    number = ActionItem.objects.get().number
    assert set(found(number, cast.secretary)) == {"actions"}
    assert found(number.replace("T1", "T2"), cast.secretary) == {}
    assert {"meetings", "minutes"} <= set(found("DEMO-1", cast.member))
    assert "meetings" in found(meeting.held_on.isoformat(), cast.secretary)
    assert "meetings" in found(f"{meeting.held_on:%d.%m.%Y}", cast.secretary)
    people.add(family_name="Двенадцать", aliases="112", by=cast.secretary)
    assert "people" in found("112", cast.secretary)
    assert "people" not in found("11", cast.secretary)


def test_a_letter_is_found_by_its_number_and_a_nomination_by_its_name_by_those_it_concerns(cast):
    submitted(cast)
    for reader in (cast.secretary, cast.focal):
        assert set(found("12-4/301", reader)) == {"letters", "nominations"}
        assert "nominations" in found("косимова", reader)
    assert found("12-4/301", cast.member) == {}
    hit = find("12-4/301", cast.secretary, most=5).groups[0].hits[0]
    assert (hit.kind, hit.number) == ("Incoming", "12-4/301")
    assert hit.day == scenes.day(-1)


def test_who_prepares_finds_the_items_and_other_readers_the_agenda_that_was_sent(cast):
    meeting = scenes.planned(cast)
    assert set(found("dam", cast.secretary)) == {"items"}
    assert found("dam", cast.member) == {}
    agendas.send(meeting, is_final=False, by=cast.secretary)
    later = agendas.add_item(meeting, title_en="Later", agenda_class="resilience", by=cast.secretary)
    assert set(found("dam", cast.member)) == {"agendas"}
    assert found("later", cast.member) == {}
    agendas.remove_item(later, by=cast.secretary)
    assert found("later", cast.secretary) == {}


def test_items_of_a_restricted_meeting_are_found_by_the_co_chair_who_leads_it_only(cast):
    scenes.planned(cast, access="restricted")
    for reader, kinds in ((cast.secretary, {"items"}), (cast.leading, {"items"}), (cast.incoming, set())):
        assert set(found("dam", reader)) == kinds


def test_words_under_an_item_that_became_restricted_are_found_by_those_who_prepare_the_meeting(cast):
    scenes.published(cast, texts=(("spoke", "Своевременного"),))
    assert set(found("своевременная", cast.member)) == {"lines"}
    AgendaItem.objects.update(access="restricted")
    assert found("своевременная", cast.member) == {}
    assert set(found("своевременная", cast.secretary)) == {"lines"}


def test_a_guest_is_found_among_the_participants_and_no_more_once_removed(cast):
    meeting = scenes.planned(cast)
    guest = attendance.add(meeting, name="Мюллер", institution_text="ЕЭК ООН", by=cast.secretary)
    assert found("мюллер еэк", cast.member) == {"participants": ["Мюллер – ЕЭК ООН"]}
    attendance.remove(guest, by=cast.secretary)
    assert found("мюллер", cast.member) == {}
    assert not Word.objects.filter(kind="participants", record=guest.pk).exists()


def test_the_words_of_a_draft_are_found_by_the_secretariat_until_they_are_published(cast):
    draft = scenes.minutes(cast, texts=(("spoke", "Своевременного"),))
    assert "lines" in found("своевременная", cast.secretary)
    assert found("своевременная", cast.member) == {}
    line = draft.lines.get()
    lines.save_line(line, base_version=line.version, text="Иначе", by=cast.secretary)
    assert found("своевременная", cast.secretary) == {}
    assert "lines" in found("иначе", cast.secretary)
    lines.remove_line(line, by=cast.secretary)
    assert found("иначе", cast.secretary) == {}


def test_what_becomes_a_record_of_its_own_is_found_once(cast):
    scenes.published(cast, texts=(("decided", "Ташкилот."), ("action", "Ташкилот.")))
    assert set(found("ташкилот", cast.secretary)) == {"outcomes", "actions"}
    assert set(found("ташкилот", cast.member)) == {"outcomes"}


def test_nobody_finds_what_he_may_not_open(cast, signed_in, answers_only, unwritten):
    """All that is kept of the house is looked for by everybody; each hit opens."""
    house.build(cast)
    scenes.published(cast, meeting=scenes.held(cast, offset=-60, sequence=11))
    submitted(cast, "CEP", by=cast.secretary)
    call_command("index_search", verbosity=0)
    assert {findable.name for findable in findables()} == set(Word.objects.values_list("kind", flat=True))
    closed = []
    unwritten()
    for name, reader in everybody(cast).items():
        client = signed_in(reader)
        rows = ((findable, findable.rows(findable.visible(reader))) for findable in findables())
        hits = {findable.hit(row).url.split("#")[0] for findable, found in rows for row in found} - {""}
        closed += [(name, page) for page in hits if client.get(page).status_code != 200]
    assert closed == []
    assert find("safety", cast.stranger, most=5).groups == []


def test_a_refused_change_leaves_the_words_as_they_were(cast):
    somebody = people.add(family_name="Аввалин", by=cast.secretary)
    with suppress(Refused), changing(somebody, "members.person.change", by=cast.secretary) as row:
        row.family_name = "Дигар"
        raise Refused("no")
    assert Word.objects.filter(kind="people", record=somebody.pk, key="avalin").exists()


def test_what_no_door_told_is_found_after_the_clock_has_looked(cast):
    person("Ногуфта")
    gone = Word.objects.create(kind="people", record=10**6, key="x")
    assert found("ногуфта", cast.secretary) == {}
    fill()
    assert "people" in found("ногуфта", cast.secretary)
    Person.objects.filter(family_name="Ногуфта").update(family_name="Дигарнома")
    fill()
    assert found("дигарнома", cast.secretary) == {}
    index.read_anew()
    assert "people" in found("дигарнома", cast.secretary)
    assert not Word.objects.filter(pk=gone.pk).exists()
    assert index.read_anew() == 0


def test_nothing_is_looked_for_with_one_letter(cast):
    scenes.planned(cast)
    assert find("S", cast.secretary, most=5).groups == []
    assert find("S dam", cast.secretary, most=5).groups != []
    assert find("¿ §", cast.secretary, most=5).groups == []


def test_the_middle_of_a_word_is_found_where_no_word_begins_like_it(cast):
    scenes.planned(cast, title_en="Хвостохранилище")
    answer = find("хранилище", cast.secretary, most=5)
    assert [group.name for group in answer.groups] == ["meetings"]
    assert answer.is_inside
    assert not find("хвосто", cast.secretary, most=5).is_inside
    assert find("нил", cast.secretary, most=5).groups == []


@pytest.mark.parametrize(
    "asked", ["Хвостохранлище", "Хвостахранилище", "hvostohranilishe", "Хвоостохранилеще"]
)
def test_a_misspelt_word_finds_what_is_written_much_like_it(cast, signed_in, asked):
    scenes.planned(cast, title_en="Хвостохранилище")
    answer = find(asked, cast.secretary, most=5)
    assert [group.name for group in answer.groups] == ["meetings"]
    page = signed_in(cast.secretary).get("/search/", {"q": asked}).content.decode()
    assert ("written much like it" in page) == answer.is_similar
    assert find("Водохранилище", cast.secretary, most=5).groups == []


def test_the_page_says_kind_number_and_day_and_shows_many_in_pages(cast, signed_in):
    for number in range(1, 33):
        meetings.plan(held_on=scenes.day(number), sequence=number, title_en="Ҷаласаи DEMO", by=cast.secretary)
    client = signed_in(cast.secretary)
    page = client.get("/search/", {"q": "ҷаласаи demo"}).content.decode()
    assert "Meetings (32)" in page
    assert "Regular meeting · №\xa032, " in page
    assert page.count("Ҷаласаи DEMO</a>") == 5
    assert "q=%D2%B7%D0%B0%D0%BB%D0%B0%D1%81%D0%B0%D0%B8%20demo&amp;of=meetings" in page
    of_meetings = client.get("/search/", {"q": "ҷаласаи demo", "of": "meetings"}).content.decode()
    assert of_meetings.count("Ҷаласаи DEMO</a>") == 30
    second = client.get("/search/", {"q": "ҷаласаи demo", "of": "meetings", "page": "2"}).content.decode()
    assert second.count("Ҷаласаи DEMO</a>") == 2
    assert "Nothing found" in client.get("/search/", {"q": "нестандар"}).content.decode()
    assert client.get("/search/", {"q": "demo", "of": "nonsense"}).content.decode().count("DEMO</a>") == 5
    assert "Nothing found" not in client.get("/search/").content.decode()
