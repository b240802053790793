"""People: who may change them, what a merge moves, what a refusal leaves."""

import datetime

import pytest

from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.workflow.tables import NotAllowed, Refused
from members.chairs.models import Delegation
from members.people.models import Person, Post
from members.people.services import people, posts
from members.presets import services as presets
from tests.cast import people as everybody
from tests.cast import person
from tests.scenes import day

pytestmark = pytest.mark.django_db

VERBS = {
    "add": lambda cast, by: people.add(family_name="Навзода", by=by),
    "change": lambda cast, by: people.change(cast.member_person, phone="1", by=by),
    "add_email": lambda cast, by: people.add_email(cast.member_person, "new@example.org", by=by),
    "learn_spelling": lambda cast, by: people.learn_spelling(cast.member_person, "Azozoda", "", by=by),
    "join_account": lambda cast, by: people.join_account(cast.member_person, cast.stranger, by=by),
    "merge": lambda cast, by: people.merge(cast.member_person, person("Дигарзода"), by=by),
    "add_post": lambda cast, by: posts.add_post(
        cast.member_person, institution=cast.places["MEWR"], starts_on=day(), title_en="Head", by=by
    ),
    "end_post": lambda cast, by: posts.end_post(cast.member_person.posts.get(), ends_on=day(), by=by),
}


@pytest.mark.parametrize("verb", VERBS)
def test_only_the_secretariat_changes_people(cast, verb):
    for name, who in everybody(cast).items():
        if name != "secretary":
            with pytest.raises(NotAllowed, match="Only the secretariat"):
                VERBS[verb](cast, who)
    assert not AuditEvent.objects.filter(verb__startswith="members.person").exists()
    VERBS[verb](cast, cast.secretary)
    assert AuditEvent.objects.get(verb__startswith="members.person").actor_id == cast.secretary.pk


@pytest.mark.parametrize("verb", ["change", "add_email", "learn_spelling", "merge", "end_post"])
def test_no_job_changes_a_person_by_itself(cast, verb):
    with pytest.raises(NotAllowed):
        VERBS[verb](cast, SYSTEM)


def test_nothing_new_to_learn_of_a_person_leaves_no_trace(cast):
    people.add_email(cast.member_person, " ", by=cast.secretary)
    people.learn_spelling(cast.member_person, cast.member_person.full_name("tg"), "", by=cast.secretary)
    assert not AuditEvent.objects.filter(verb="members.person.change").exists()


def test_what_was_typed_in_the_meantime_is_kept(cast):
    seen_before = Person.objects.get(pk=cast.member_person.pk)
    people.change(cast.member_person, phone="+992 1", by=cast.secretary)
    people.learn_spelling(seen_before, "Azozoda", "", by=cast.secretary)
    assert (seen_before.phone, seen_before.aliases) == ("+992 1", "Azozoda")


def test_a_merge_moves_posts_terms_turns_and_delegations(cast):
    kept = person("Аъзозода")
    deputy = Delegation.objects.create(
        term=cast.next_term, delegate=cast.member_person, starts_on=day(), ends_on=day(9)
    )
    cast.next_term.person = cast.member_person
    cast.next_term.save()
    people.merge(kept, cast.member_person, by=cast.secretary)
    for row in (deputy, cast.next_term, cast.membership, cast.member_person):
        row.refresh_from_db()
    assert deputy.delegate == cast.next_term.person == cast.membership.person == kept
    assert kept.posts.get().institution == cast.places["CEP"]
    assert (kept.user, cast.member_person.user) == (cast.member, None)
    event = AuditEvent.objects.get(verb="members.person.merge")
    assert (event.subject, event.facts) == (
        f"members.person:{kept.pk}",
        {"other": cast.member_person.pk},
    )


def test_a_merge_that_an_upper_noun_refuses_moves_nothing(cast):
    cast.incoming_person.user = None
    cast.incoming_person.save()
    with pytest.raises(Refused, match="Nobody names himself"):
        people.merge(cast.secretary_person, cast.incoming_person, by=cast.secretary)
    cast.next_term.refresh_from_db()
    cast.incoming_person.refresh_from_db()
    assert (cast.next_term.person, cast.incoming_person.merged_into) == (cast.incoming_person, None)
    assert cast.secretary_person.posts.count() == 1


def test_a_post_never_ends_before_it_starts(cast):
    post = cast.member_person.posts.get()
    facts = {"institution": cast.places["MEWR"], "title_en": "Head", "by": cast.secretary}
    with pytest.raises(Refused, match="end before it starts"):
        posts.add_post(cast.member_person, starts_on=day(), ends_on=day(-1), **facts)
    Post.objects.filter(pk=post.pk).update(starts_on=day())
    with pytest.raises(Refused, match="end before it starts"):
        posts.end_post(post, ends_on=day(-1), by=cast.secretary)
    posts.end_post(post, ends_on=day(3), by=cast.secretary)
    with pytest.raises(Refused, match="has ended"):
        posts.end_post(post, ends_on=day(4), by=cast.secretary)
    assert cast.member_person.posts.get().ends_on == day(3)


@pytest.mark.covers("R-002")
def test_the_title_of_a_day_is_the_one_whose_first_day_is_known(db):
    presets.load("tj", by=SYSTEM)
    official = Person.objects.prefetch_related("posts").get(family_name="Мирзозода")
    assert official.post_on(datetime.date(2023, 5, 25)).title_en == "First Deputy of Chairman"
    assert official.post_on(datetime.date(2021, 4, 23)).title_en == "Deputy Chairman"
    assert [post.title_en for post in official.posts.all()] == ["First Deputy of Chairman", "Deputy Chairman"]
