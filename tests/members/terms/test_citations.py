"""Which paragraph a sentence names: that of the version that applies, under its number of today, or none."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command

from iiwg.audit.actors import SYSTEM
from iiwg.pages.answers import plain_sentence_of
from iiwg.workflow.tables import Refused
from members.institutions.models import Institution
from members.nominations.services import requests
from members.presets import services as presets
from members.seats.services import seats
from members.terms.enums import Topic
from members.terms.models import ParagraphTopic, TermsOfReference
from members.terms.services import paragraphs, terms
from members.terms.texts import of_today
from tests.cast import user

pytestmark = pytest.mark.django_db
REFUSED = "is not in the pool"


def refused(client, place):
    """The page that refuses an institution outside the pool as co-chair."""
    data = {"institution": place.pk, "starts_on": "2040-01-01", "slot": 1}
    return client.post("/members/chairs/add/", data).content.decode()


@pytest.fixture
def renumber(unsealed):
    """A function that gives paragraphs other numbers, as another version would: p21=4."""

    def give(version, **numbers):
        with unsealed():
            for old, new in numbers.items():
                version.paragraphs.filter(number=old.removeprefix("p")).update(number=new)

    return give


def test_a_refusal_names_the_number_its_paragraph_has_today_and_leads_there(cast, signed_in, renumber):
    renumber(cast.terms, p21=4)
    client = signed_in(cast.secretary)
    page = refused(client, cast.places["OPERATOR"])
    assert REFUSED in page
    assert f'<a href="/members/terms/{cast.terms.pk}/#p4">Terms of Reference, paragraph 4</a>' in page
    assert "paragraph 21" not in page
    there = client.get(f"/members/terms/{cast.terms.pk}/").content.decode()
    assert "What paragraph 21 says." in there.split('<div id="p4">')[1].split("</div>")[0]


def test_the_hint_on_a_page_names_the_number_of_today_too(cast, signed_in, renumber):
    renumber(cast.terms, p19=7)
    page = signed_in(cast.secretary).get("/members/list/").content.decode()
    assert f'(<a href="/members/terms/{cast.terms.pk}/#p7">para. 7</a>)' in page
    assert "#p19" not in page


def test_the_terms_reported_from_kazakhstan_have_no_number_of_the_tajik_draft(db, signed_in):
    call_command("load_preset", "kz", verbosity=0)
    client = signed_in(user("secretary@example.org", "secretariat"))
    version = terms.on()
    place = Institution.objects.exclude(pk__in=version.chair_pool.values("institution")).first()
    page = refused(client, place)
    assert REFUSED in page
    assert "Terms of Reference, paragraph" not in page
    for number in range(1, 30):
        version.paragraphs.create(number=number, text_en="Says something else.")
    assert "Terms of Reference, paragraph" not in refused(client, place)
    version.paragraphs.get(number=5).topics.create(topic=Topic.CHAIRING)
    assert f'<a href="/members/terms/{version.pk}/#p5">' in refused(client, place)


def test_of_several_paragraphs_on_a_topic_the_first_is_named(cast):
    for number in (30, 3, 40):
        cast.terms.paragraphs.create(number=number, text_en="Chairs.").topics.create(topic=Topic.CHAIRING)
    assert TermsOfReference.objects.get(pk=cast.terms.pk).paragraph_on(Topic.CHAIRING) == 3


def test_a_paragraph_on_two_topics_is_named_for_both(cast):
    assert of_today(Topic.CHAIRING) == of_today(Topic.SECRETARIAT)
    assert of_today(Topic.MINUTES) is None


def test_without_terms_of_today_nothing_is_named(db):
    assert of_today(Topic.CHAIRING) is None


def test_the_answer_to_a_script_names_the_paragraph_in_plain_words(cast):
    refusal = Refused("No.", basis=Topic.HOST)
    assert plain_sentence_of(refusal) == "No. (Terms of Reference, paragraph 25)"
    assert plain_sentence_of(Refused("No.", basis=Topic.ALTERNATES)) == "No."
    assert plain_sentence_of(Refused("No.")) == "No."


def test_alternates_are_refused_on_what_the_terms_say_of_alternates(cast, unsealed):
    with unsealed():
        TermsOfReference.objects.filter(pk=cast.terms.pk).update(alternates_allowed=False)
    with pytest.raises(Refused) as refusal:
        seats.refuse_capacity(cast.places["MEWR"], "alternate")
    assert refusal.value.basis == Topic.ALTERNATES


def test_a_letter_that_asks_for_a_nomination_names_the_number_of_today(cast, renumber):
    renumber(cast.terms, p19=7)
    request = requests.ask(cast.places["MEWR"], capacity="member", working_days=15, by=cast.secretary)
    html = requests.first_letter(request).document.html
    assert "банди 7" in html
    assert "банди 19" not in html


def test_a_version_shows_each_setting_with_its_own_paragraph(cast, signed_in, renumber):
    second = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    renumber(second, p25=6)
    page = signed_in(cast.observer).get(f"/members/terms/{second.pk}/").content.decode()
    assert '<a href="#p6">para. 6</a>' in page
    assert "para. 25" not in page


def test_a_copy_keeps_the_topics_and_a_regulation_begins_without(cast):
    draft = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    said = ("paragraph__number", "topic")
    assert set(ParagraphTopic.objects.filter(paragraph__terms=draft).values_list(*said)) == set(
        ParagraphTopic.objects.filter(paragraph__terms=cast.terms).values_list(*said)
    )
    regulation = paragraphs.draft_regulation(by=cast.secretary)
    assert not ParagraphTopic.objects.filter(paragraph__terms=regulation).exists()


def test_the_topics_of_a_draft_are_chosen_with_its_text(cast, signed_in):
    draft = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    client = signed_in(cast.secretary)
    address = f"/members/terms/{draft.pk}/paragraphs/21/"
    assert client.get(address).context["form"].initial["topics"] == ["chairing", "secretariat"]
    client.post(address, {"text_en": "Chairs.", "topics": ["chairing", "host"]})
    assert paragraphs.topics_of(draft.paragraphs.get(number=21)) == ["chairing", "host"]
    client.post(f"/members/terms/{draft.pk}/paragraphs/0/", {"text_en": "Minutes.", "topics": ["minutes"]})
    assert TermsOfReference.objects.get(pk=draft.pk).paragraph_on(Topic.MINUTES) == 30


def test_the_topics_of_an_applied_version_are_put_right_and_its_text_stays(cast, signed_in):
    client = signed_in(cast.secretary)
    address = f"/members/terms/{cast.terms.pk}/paragraphs/21/topics/"
    assert address in client.get(f"/members/terms/{cast.terms.pk}/").content.decode()
    client.post(address, {"topics": ["letters"], "text_en": "Another text."})
    row = cast.terms.paragraphs.get(number=21)
    assert paragraphs.topics_of(row) == ["letters"]
    assert row.text_en == "What paragraph 21 says."
    assert "Terms of Reference, paragraph" not in refused(client, cast.places["OPERATOR"])
    assert (
        "chose the topics of a paragraph" in client.get(f"/members/terms/{cast.terms.pk}/").content.decode()
    )
    assert signed_in(cast.observer).get(address).status_code == 403


def test_the_draft_text_of_the_preset_says_what_each_paragraph_is_about(db):
    presets.load("tj", by=SYSTEM)
    draft = TermsOfReference.objects.get(code="TJ-DRAFT")
    silent = {Topic.ALTERNATES, Topic.MINUTES}
    assert {topic for topic in Topic if draft.paragraph_on(topic) is None} == silent
    assert draft.paragraph_on(Topic.SECRETARIAT) == 21
    assert terms.on().code == "TJ-REPORTED"
    assert of_today(Topic.CHAIRING) is None


def test_topics_are_given_to_the_draft_text_on_record_and_to_no_other(db):
    presets.load("tj", by=SYSTEM)
    draft = TermsOfReference.objects.get(code="TJ-DRAFT")
    copy = terms.copy_to_draft(draft, code="TJ-DRAFT-3", by=user("secretary@example.org", "secretariat"))
    other = TermsOfReference.objects.create(code="OTHER", chair_model="single")
    for row in draft.paragraphs.all():
        other.paragraphs.create(number=row.number, heading_en=row.heading_en, text_en="Ours.")
    copy.paragraphs.filter(number=25).update(heading_en="Written anew")
    said = set(ParagraphTopic.objects.filter(paragraph__terms=draft).values_list("paragraph", "topic"))
    ParagraphTopic.objects.all().delete()
    give_topics = import_module("members.migrations.0014_paragraph_topics").give_topics
    give_topics(apps, None)
    give_topics(apps, None)
    assert said == set(
        ParagraphTopic.objects.filter(paragraph__terms=draft).values_list("paragraph", "topic")
    )
    assert TermsOfReference.objects.get(pk=copy.pk).paragraph_on(Topic.CHAIRING) == 21
    assert TermsOfReference.objects.get(pk=copy.pk).paragraph_on(Topic.MEETINGS) is None
    assert not ParagraphTopic.objects.filter(paragraph__terms=other).exists()
