"""A reader is told that minutes are corrected once the corrigendum is published; who may open it before, before."""

import pytest
from django.urls import reverse

from actions.items.models import ActionItem
from iiwg.documents.models import Rendition
from iiwg.search import index
from iiwg.search.finding import find
from meetings.minutes.services import approvals, printing
from tests import objects, scenes
from tests.meetings.minutes.test_corrigenda import corrected, page, paper, single_spaces

pytestmark = pytest.mark.django_db
BOTH = (("decided", "Take note."), ("action", "Take samples."))


def name_and_day() -> str:
    """How the first corrigendum is cited."""
    return corrected().partition(": ")[2]


def approved(cast, signed_in):
    """An approved corrigendum to a decision about a facility, and the pages that will say so, with their reader."""
    facility = objects.facility(cast)
    row = scenes.approved_corrigendum(cast, facility=facility)
    minutes = row.minutes
    addresses = (minutes.get_absolute_url(), minutes.meeting.get_absolute_url(), "/", facility.get_absolute_url(),
                 reverse("meetings:minutes-approve", args=[minutes.meeting_id]), reverse("meetings:list"),
                 reverse("meetings:outcomes"), reverse("meetings:outcomes") + "?format=csv")  # fmt: skip

    def silent(user) -> set[str]:
        client = signed_in(user)
        return {address for address in addresses if name_and_day() not in page(client, address)}

    return row, set(addresses), silent


def test_readers_are_told_on_every_page_from_the_publication_on(cast, signed_in):
    row, everywhere, silent = approved(cast, signed_in)
    assert silent(cast.member) == silent(cast.observer) == everywhere
    approvals.publish(row, by=cast.secretary)
    assert silent(cast.member) == silent(cast.observer) == set()


def test_who_may_open_an_approved_one_is_told_before(cast, signed_in):
    _row, _everywhere, silent = approved(cast, signed_in)
    assert silent(cast.secretary) == silent(cast.leading) == set()


def test_the_pack_of_the_hand_over_tells_who_may_open_it(cast, signed_in):
    scenes.approved_corrigendum(cast)
    pack = f"/handover/{cast.lead_term.pk}/"
    assert corrected() in page(signed_in(cast.secretary), pack)


def test_the_files_of_the_minutes_say_corrected_from_the_publication_on(cast):
    row = scenes.approved_corrigendum(cast)
    minutes = row.minutes
    files = Rendition.objects.filter(document__in=minutes.texts.values("document"), mark="Approved text")
    assert corrected() not in paper(minutes)
    assert not files.filter(front__html__contains="Corrected").exists()
    approvals.publish(row, by=cast.secretary)
    for language in ("tg", "ru", "en"):
        first = printing.printed(minutes, language).front.partition("<strong>")[2].partition("</strong>")[0]
        assert "1" in first
    assert corrected() in paper(minutes) and corrected() not in paper(row)
    assert {made.format for made in files if "Corrected" in made.front.html} == {"pdf", "docx"}


def notes_of(user, words: str) -> dict[str, set[str]]:
    """What hits say beside what they found, by their kind."""
    groups = find(words, user, most=5).groups
    return {group.name: {single_spaces(hit.note) for hit in group.hits} for group in groups}


def test_hits_say_corrected_to_those_who_are_told(cast):
    row = scenes.approved_corrigendum(cast, texts=BOTH)
    index.fill()
    assert notes_of(cast.secretary, "take") == {"outcomes": {corrected()}, "actions": {""}}
    assert notes_of(cast.focal, "take") == {"outcomes": {""}, "actions": {""}}
    approvals.publish(row, by=cast.secretary)
    assert notes_of(cast.focal, "take") == {"outcomes": {corrected()}, "actions": {""}}


def test_hits_of_minutes_and_of_their_words_say_corrected_to_those_who_are_told(cast):
    meeting = scenes.held(cast, number="1977")
    row = scenes.approved_corrigendum(cast, texts=(("spoke", "Take note."),), meeting=meeting)
    index.fill()
    assert notes_of(cast.member, "take")["lines"] == notes_of(cast.member, "1977")["minutes"] == {""}
    approvals.publish(row, by=cast.secretary)
    told = {corrected()}
    assert notes_of(cast.member, "take")["lines"] == notes_of(cast.member, "1977")["minutes"] == told


def test_an_action_item_says_what_corrected_its_source_to_those_who_are_told(cast, signed_in):
    row = scenes.approved_corrigendum(cast, texts=(("action", "Report."),), old="Report.", new="Report soon.")
    item, everything = ActionItem.objects.get(), reverse("actions:list")
    said = "The minutes this item comes from were corrected here: "
    link = f'<a href="{row.get_absolute_url()}">{name_and_day()}</a>'
    desk, focal = signed_in(cast.secretary), signed_in(cast.focal)
    assert said + link in page(desk, item.get_absolute_url()) and corrected() in page(desk, everything)
    assert name_and_day() not in page(focal, item.get_absolute_url()) + page(focal, everything)
    approvals.publish(row, by=cast.secretary)
    assert said + link in page(focal, item.get_absolute_url()) and corrected() in page(focal, everything)


def test_a_published_one_that_may_not_be_opened_is_named_without_a_link(cast, signed_in):
    restricted = scenes.held(cast, access="restricted")
    scenes.published_corrigendum(cast, texts=(("action", "Take note."),), meeting=restricted)
    read = page(signed_in(cast.focal), ActionItem.objects.get().get_absolute_url())
    assert f"were corrected here: {name_and_day()}" in read
