"""The text of the draft Terms of Reference is complete, and installations that loaded it cut get it whole."""

from hashlib import sha256
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.search.finding import find
from iiwg.workflow.tables import NotAllowed, Refused
from meetings.meeting.models import Meeting
from members.institutions.models import Group, Institution, InstitutionName
from members.people.models import Person
from members.presets import services as presets
from members.presets import tj
from members.presets.known import paragraphs
from members.seats.models import LpiVersion
from members.terms.models import TermsOfReference, TermsParagraph
from members.terms.services import terms
from tests.cast import user
from tests.scenes import day
from tmf_registry.facilities.models import Facility

# Number, words and SHA-256 of each paragraph, compared with the paper word by word; its footnotes are left out.
PARAGRAPHS = [
    (1, 116, "532ea04787741514bda216c185aa7d9a96e55d0574e31a76fb59c0eae8f093f5"),
    (2, 66, "f05fb0981ae842ad3b55874d3a786d944fe210a46f09ba1650b9e2ba00779299"),
    (3, 29, "253c8bde9ea4ae9d59b3f7e28458d96afd851c00991383b68250dac07bd3e8db"),
    (4, 44, "be5dc33d07a43a25d8e990edb5d2a178e88769468fc1fb81fe9ca5fae3d82c39"),
    (5, 72, "27c4ca60d5c5349d7bd6fc586af1e7ddfd7c7a7de25962a95eb7a41337472cc2"),
    (6, 60, "87644f5c9d0d01ecdf6f42e320601e77a459370de33c106fb689d9ad482b7134"),
    (7, 36, "d8379640a3e348598baab49aa67a97219d69fe5fa976d118ac0f916bec8e27fb"),
    (8, 136, "c82a1d0119e8e9b78d09ef0cff810f2b0f66a4fa0681153edc0b1f3ac90e3581"),
    (9, 134, "4f04e399249458575746e7176cd05ea51c419d2cb8bc2dacb3c4d817443b85ee"),
    (10, 80, "e50dd09fea45910914c306a715c958f346686b4dda27f578988f1cd29e98ae6f"),
    (11, 32, "9444a83ff1a59675afa510b9cbb1fb0417b75abba529a28e27744ffd7ddd984c"),
    (12, 146, "75a4c28006044cc0d77bf034bbab1e7c1b99e6fda8fc1602df199fe399283e84"),
    (13, 99, "8b3e8499cc682e07efd5d661c0e6d55fb058b53dfcfa8b27df05b137bf26ac3e"),
    (14, 85, "7a79c44c23eb49cfbf9e2eb05ec391f1db3f068e22ddbedea9bdbd710f892df7"),
    (15, 56, "af4e2dc94e8ecf25a7b669e1ca057f60275469d76b50f09836450ef163a4290d"),
    (16, 77, "572d2c266c9f5baa307636b151753966dfb1c1f452f9cb2d9587042f3dfcbaac"),
    (17, 57, "a31607e68063a65479d4764953487129683825b2fab7925e28b0c15a2890307f"),
    (18, 57, "0989399279bcb839aedfd6c1815e7bff1543f747560c29f2a0b7a7c7e31a08e0"),
    (19, 107, "3fb36c798c4b85b67b4fc388a5ee941f089918fabe4b76f9c0ac635f3c532093"),
    (20, 30, "a110673176f8e8bfe099ee53a496dad5a0fbc6b5d9669d2acabb9927f3462aff"),
    (21, 82, "f828037c96ec9c8232f4ca5d568cd885a1d8e364e70eead61909d2909d9997a0"),
    (22, 64, "36b6d2c20e5859c7694c1248d2e6ee90b10cbdc4f9e73dbf71ef14c7b5e79600"),
    (23, 49, "6368e586d7083c8b3009217059f7ba658caf43ae2682aa5a4a994a32ae0d0826"),
    (24, 48, "6965372ee95f706e48934c92f05cd2cb9ec992b13374baa4db8bc670e858c4ae"),
    (25, 29, "bb72a2af406a6a1f19b659587205ff5bf01b55028c27b33efff4268842a2b799"),
    (26, 137, "89021ca1740520c75e9a2794719ddcf5ca2245d676bf311862d231d580b7f81b"),
    (27, 68, "08e36dc1c5f38c4bda1b466c3f289c2755426b75bbb2ef8e4ccea860d862e7e7"),
    (28, 42, "2a12c9831bc5212473e650694245300c114f480bdc528b5b89d2f1589d91f9fe"),
    (29, 28, "01dcc1f70f3edcfe50171236b0cebc2d5298d91bdda01b28b71f8d0aab8ae052"),
]
LAST_WORDS = {
    6: "through their Joint Expert Group on Water and Industrial Accidents (JEG).",
    15: "on preventing accidental water pollution and its transboundary effects in Tajikistan.",
}
MIGRATION = import_module("members.migrations.0011_complete_draft_paragraphs")


def test_every_paragraph_of_the_draft_has_the_words_of_the_paper():
    found = [
        (number, len(text.split()), sha256(text.encode()).hexdigest())
        for number, _heading, _topics, text in paragraphs(tj.PARAGRAPHS)
    ]
    assert found == PARAGRAPHS


@pytest.mark.parametrize("number", LAST_WORDS)
def test_no_paragraph_ends_where_a_page_of_the_paper_ends(number):
    texts = {at: text for at, _heading, _topics, text in paragraphs(tj.PARAGRAPHS)}
    assert texts[number].endswith(LAST_WORDS[number])


@pytest.fixture
def cut(db):
    """The draft as it was loaded at first, with the paragraphs cut."""
    presets.load("tj", by=SYSTEM)
    draft = TermsOfReference.objects.get(code="TJ-DRAFT")
    for number, digest, short, whole in MIGRATION.MENDED:
        paragraph = draft.paragraphs.get(number=number)
        paragraph.text_en = paragraph.text_en.replace(whole, short)
        assert sha256(paragraph.text_en.encode()).hexdigest() == digest
        paragraph.save()
    return draft


def ends(draft) -> list[bool]:
    """Whether paragraphs 6 and 15 are whole."""
    return [draft.paragraphs.get(number=at).text_en.endswith(words) for at, words in LAST_WORDS.items()]


def test_a_draft_that_was_loaded_cut_is_completed(cut):
    assert ends(cut) == [False, False]
    MIGRATION.complete(apps, None)
    whole = {number: text for number, _heading, _topics, text in paragraphs(tj.PARAGRAPHS)}
    stored = dict(TermsParagraph.objects.filter(terms=cut).values_list("number", "text_en"))
    assert stored == whole


def test_what_somebody_wrote_meanwhile_is_left_alone(cut):
    cut.paragraphs.filter(number=15).update(text_en="The objective, as we agreed it.")
    MIGRATION.complete(apps, None)
    assert cut.paragraphs.get(number=15).text_en == "The objective, as we agreed it."


def test_the_text_of_a_version_that_was_applied_is_never_changed(cut):
    terms.apply_provisionally(cut, starts_on=day(), by=user("secretary@example.org", "secretariat"))
    MIGRATION.complete(apps, None)
    assert ends(cut) == [False, False]


def test_loading_a_preset_is_one_act_of_the_system_in_every_room(db):
    presets.load("tj", by=SYSTEM)
    act = AuditEvent.objects.get(verb=presets.LOAD)
    assert (act.actor_id, act.facts) == (None, {"preset": "tj"})
    others = AuditEvent.objects.exclude(pk=act.pk)
    assert {event.facts["because"] for event in others} == {presets.LOAD}
    assert Meeting.objects.count() == 3
    assert Facility.objects.count() == 18


def test_an_installation_serves_one_group(db):
    presets.load("kz", by=SYSTEM)
    with pytest.raises(Refused, match="serves the group “KZ” already"):
        presets.load("tj", by=SYSTEM)
    assert TermsOfReference.objects.get().code == "KZ-REPORTED"


def test_nobody_but_an_administrator_loads_a_preset(cast):
    with pytest.raises(NotAllowed):
        presets.load("tj", by=cast.secretary)
    assert not AuditEvent.objects.filter(verb=presets.LOAD).exists()


def test_the_preset_changes_nothing_when_loaded_again(db):
    def dump():
        from django.core import serializers

        rows = [*Institution.objects.all(), *InstitutionName.objects.all(), *Person.objects.all()]
        return serializers.serialize("json", [*rows, *LpiVersion.objects.all()])

    call_command("load_preset", "tj", verbosity=0)
    before = dump()
    call_command("load_preset", "tj", verbosity=0)
    assert dump() == before


@pytest.mark.covers("R-150")
def test_one_installation_is_one_group(db, signed_in, told_at_once):
    call_command("load_preset", "tj", verbosity=0)
    reader = user("reader@example.org", "secretariat")
    client = signed_in(reader)
    for words in ("Talovskoye", "Kazzinc", "Өнеркәсіптік"):
        page = client.get("/search/", {"q": words}).content.decode()
        assert "Nothing found" in page, words
    for words in ("Industrial Safety Committee", "Ridder"):  # their letters stand apart in the Tajik Terms
        found = find(words, reader, most=5).groups
        assert [(group.name, group.count) for group in found] == [("terms", 1)], words
    assert not Institution.objects.filter(country="KZ").exists()
    with pytest.raises(CommandError, match="already"):
        call_command("load_preset", "kz")
    assert Group.objects.get().preset == "tj"
